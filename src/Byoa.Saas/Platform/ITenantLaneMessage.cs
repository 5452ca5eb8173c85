namespace Byoa.Saas.Platform;

/// <summary>A message handled in its tenant's lane, beside many others: its handler mostly waits, or what it does has no order to keep.</summary>
public interface ITenantLaneMessage;
