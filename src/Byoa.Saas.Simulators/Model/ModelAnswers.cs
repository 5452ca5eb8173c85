using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Simulators.Model;

/// <summary>Shapes that several routes share.</summary>
internal static class ModelAnswers
{
    public static Answer Error(int status, string type, string message) =>
        Answer.Refused(status, new { error = new { message, type, param = (string?)null, code = (string?)null } });

    public static object Usage(int prompt, int completion) => new
    {
        prompt_tokens = prompt,
        completion_tokens = completion,
        total_tokens = prompt + completion,
        prompt_tokens_details = new { cached_tokens = 0, audio_tokens = 0 },
        completion_tokens_details = new { reasoning_tokens = 0, audio_tokens = 0, accepted_prediction_tokens = 0, rejected_prediction_tokens = 0 },
    };
}
