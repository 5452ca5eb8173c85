using System.Security.Cryptography.X509Certificates;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Byoa.Saas.Secrets.Embedded;
using Byoa.Saas.Secrets.KeyVault;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Secrets;

/// <summary>Registers the room: <see cref="ITenantSecrets"/> over the configured store. The embedded store needs an <c>NpgsqlDataSource</c>.</summary>
public static class SecretsModule
{
    public static IServiceCollection AddSecrets(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(SecretsOptions.SectionName);
        var options = section.Get<SecretsOptions>() ?? new SecretsOptions();

        services.AddOptions<SecretsOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SecretsOptions>>(new BootGuard(environment.EnvironmentName));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ITenantSecrets, TenantSecrets>();
        return options.Store == SecretStoreKind.KeyVault ? services.AddKeyVault() : services.AddEmbedded(options.Embedded);
    }

    private static IServiceCollection AddKeyVault(this IServiceCollection services)
    {
        services.TryAddSingleton(provider =>
            new SecretClient(provider.GetRequiredService<IOptions<SecretsOptions>>().Value.KeyVault.Uri, new DefaultAzureCredential()));
        services.TryAddSingleton<ISecretStore, KeyVaultSecretStore>();
        return services;
    }

    private static IServiceCollection AddEmbedded(this IServiceCollection services, SecretsOptions.EmbeddedOptions options)
    {
        var protection = services.AddDataProtection().SetApplicationName("Byoa.Saas");
        if (Certificate(options.CertificatePath, options.CertificatePassword) is { } present) protection.ProtectKeysWithCertificate(present);
        if (Certificate(options.PreviousCertificatePath, options.PreviousCertificatePassword) is { } previous)
            protection.UnprotectKeysWithAnyCertificate(previous);

        services.TryAddSingleton<PostgresKeyRing>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<KeyManagementOptions>, UsePostgresKeyRing>());
        services.TryAddSingleton<SecretSealer>();
        services.TryAddSingleton<ISecretStore, EmbeddedSecretStore>();
        return services;
    }

    private static X509Certificate2? Certificate(string? path, string? password) =>
        string.IsNullOrWhiteSpace(path) ? null : X509CertificateLoader.LoadPkcs12FromFile(path, password);

    private sealed class BootGuard(string environment) : IValidateOptions<SecretsOptions>
    {
        public ValidateOptionsResult Validate(string? name, SecretsOptions options) =>
            SecretsBootGuard.Problems(environment, options) is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
