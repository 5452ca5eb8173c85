namespace Byoa.Saas.Secrets;

/// <summary>What forbids a start with these settings; an empty list permits it.</summary>
public static class SecretsBootGuard
{
    public static IReadOnlyList<string> Problems(string environment, SecretsOptions options)
    {
        List<string> problems = [];
        var development = string.Equals(environment, "Development", StringComparison.OrdinalIgnoreCase);
        switch (options.Store)
        {
            case SecretStoreKind.Embedded when !development && string.IsNullOrWhiteSpace(options.Embedded.CertificatePath):
                problems.Add("Secrets:Embedded:CertificatePath is missing: outside Development the key ring must be protected by a certificate.");
                break;
            case SecretStoreKind.KeyVault when options.KeyVault.Uri is not { IsAbsoluteUri: true }:
                problems.Add("Secrets:KeyVault:Uri is missing or not a full address.");
                break;
            case SecretStoreKind.KeyVault when options.KeyVault.Uri.Scheme != Uri.UriSchemeHttps:
                problems.Add("Secrets:KeyVault:Uri must be https.");
                break;
            case not (SecretStoreKind.Embedded or SecretStoreKind.KeyVault):
                problems.Add("Secrets:Store must be Embedded or KeyVault.");
                break;
        }

        if (options.CacheSeconds is < 1 or > 600) problems.Add("Secrets:CacheSeconds must be 1 to 600.");
        return problems;
    }
}
