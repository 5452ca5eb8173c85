namespace Byoa.Saas.Ingress.Payload;

/// <summary>Why a body or one of its items could not be used.</summary>
public static class PayloadCodes
{
    // The whole body.
    public const string EmptyBody = "empty_body";
    public const string NotJson = "not_json";
    public const string NotObjectOrArray = "not_object_or_array";
    public const string TooManyItems = "too_many_items";

    // One item.
    public const string NotAnObject = "item_not_object";
    public const string NoConversation = "no_conversation";
    public const string EmptyMessage = "empty_message";
    public const string DeliveryOfNothing = "delivery_without_id";
}
