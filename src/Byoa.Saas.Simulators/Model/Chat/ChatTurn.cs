namespace Byoa.Saas.Simulators.Model.Chat;

/// <summary>What a script looks at.</summary>
/// <param name="Prompt">All system and developer messages.</param>
/// <param name="UserText">The customer's last burst: consecutive user messages, one a line, without the tags around them.</param>
/// <param name="CustomerName">From the messages' name or the prompt; "there" when neither says.</param>
/// <param name="Images">What each image of the burst shows.</param>
/// <param name="ToolResults">Results since the customer last wrote.</param>
/// <param name="OfferedTools">Names of the tools that may be called.</param>
internal sealed record ChatTurn(
    string Prompt,
    string UserText,
    string CustomerName,
    IReadOnlyList<string> Images,
    IReadOnlyList<ToolResult> ToolResults,
    IReadOnlySet<string> OfferedTools);

internal sealed record ToolResult(string Tool, string Content);
