using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>What a turn does next. A closed family; <see cref="TurnPlan"/> chooses.</summary>
public abstract record TurnStep
{
    private TurnStep() { }

    /// <summary>The turn is over, or was never this one.</summary>
    public sealed record Over : TurnStep;

    public sealed record WaitUntil(DateTimeOffset At) : TurnStep;

    public sealed record ReadHistory : TurnStep;

    public sealed record ReadContact : TurnStep;

    public sealed record ReadMedia(CustomerMessage Message) : TurnStep;

    /// <summary>Ask the model to answer these customer messages.</summary>
    public sealed record AskModel(IReadOnlyList<string> Answers, ModelRole Model = ModelRole.Primary) : TurnStep;

    /// <summary>The agent's own model cannot answer, for this reason of <see cref="Codes"/>: ask its fallback from here on.</summary>
    public sealed record FallBack(string Model, string Code) : TurnStep;

    /// <summary>Somebody claimed a model call and gave no outcome: find out whether he lives.</summary>
    public sealed record InquireCall(ModelCall.Running Call) : TurnStep;

    public sealed record InquireTool(ToolProgress Tool) : TurnStep;

    public sealed record CallTool(ToolCall Call) : TurnStep;

    /// <summary>The model has spoken: propose what it said.</summary>
    public sealed record Propose(ModelCall.Answered Call) : TurnStep;

    /// <summary>The session window is closed: the tenant's template stands in for an answer.</summary>
    public sealed record SendTemplate(TemplateChoice Choice) : TurnStep;

    public sealed record HandOver(string Reason, HandOverCall? Call) : TurnStep;

    public sealed record BeSilent(string Reason) : TurnStep;
}

/// <summary>The model's own call of the hand-over tool, with the words it gave along.</summary>
public sealed record HandOverCall(ToolCall Call, string? Text);
