namespace Byoa.Saas.Chaos.Customers;

internal static class TemplateWords
{
    public const string Body = "{{shop}} says: hello {{name}}, may we still answer you?";
}
