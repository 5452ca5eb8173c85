using System.Text.Json.Serialization;

namespace Byoa.Saas.Conversations;

/// <summary>
/// Something to be done at Wati that a decision owes: decided as an event before any call, carried out in order, each with its own id.
/// Only messages (<see cref="IsMessage"/>) can be doubled, so only they are reconciled; the others may be repeated safely.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(SendText), "text")]
[JsonDerivedType(typeof(SendChoices), "choices")]
[JsonDerivedType(typeof(SendTemplate), "template")]
[JsonDerivedType(typeof(SetAttributes), "attributes")]
[JsonDerivedType(typeof(Assign), "assign")]
[JsonDerivedType(typeof(Resolve), "resolve")]
public abstract record Effect(string Id)
{
    [JsonIgnore]
    public virtual bool IsMessage => false;

    /// <summary>What the customer reads; null for what is no message, and for a template, whose words are Wati's.</summary>
    [JsonIgnore]
    public string? Words => this switch
    {
        SendText text => text.Text,
        SendChoices choices => choices.Text,
        _ => null,
    };

    /// <summary>Whether Wati takes it only while the session window is open.</summary>
    [JsonIgnore]
    public bool NeedsWindow => IsMessage && this is not SendTemplate;

    /// <param name="Id">Sent to Wati as <c>localMessageId</c> where the API has room for it.</param>
    /// <param name="Text">One part of at most 4,096 characters, already in WhatsApp's formatting.</param>
    /// <param name="QuoteWhatsappMessageId">The message it answers, if it quotes one.</param>
    public sealed record SendText(string Id, string Text, string? QuoteWhatsappMessageId) : Effect(Id)
    {
        [JsonIgnore]
        public override bool IsMessage => true;
    }

    /// <param name="Id">Our id; Wati has no room for it on buttons and lists.</param>
    /// <param name="Text">The question.</param>
    /// <param name="Options">2 or 3 become buttons, up to 10 a list.</param>
    /// <param name="Button">The word that opens the list.</param>
    public sealed record SendChoices(string Id, string Text, IReadOnlyList<string> Options, string? Button) : Effect(Id)
    {
        [JsonIgnore]
        public override bool IsMessage => true;
    }

    /// <param name="Id">Sent to Wati as the message's own id; both generations take it.</param>
    /// <param name="Name">The approved template's name at Wati.</param>
    /// <param name="BroadcastName">What Wati files the send under.</param>
    /// <param name="Parameters">Values by Wati's parameter names; none is empty.</param>
    public sealed record SendTemplate(string Id, string Name, string BroadcastName, IReadOnlyDictionary<string, string> Parameters) : Effect(Id)
    {
        [JsonIgnore]
        public override bool IsMessage => true;
    }

    public sealed record SetAttributes(string Id, IReadOnlyDictionary<string, string> Attributes) : Effect(Id);

    /// <param name="Id">Our id.</param>
    /// <param name="Operator">A person's e-mail; with teams absent too, the chat goes to the account's default operator.</param>
    /// <param name="Teams">Team names.</param>
    public sealed record Assign(string Id, string? Operator, IReadOnlyList<string> Teams) : Effect(Id);

    public sealed record Resolve(string Id) : Effect(Id);
}
