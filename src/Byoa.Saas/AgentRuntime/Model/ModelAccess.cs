using System.ClientModel;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>Where one call goes and with which key. The credential's type keeps the key out of anything printed.</summary>
internal sealed record ModelAccess(Uri BaseUrl, ApiKeyCredential Credential);
