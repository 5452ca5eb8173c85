using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.V1;

/// <summary>Assignment and status of chats.</summary>
internal static class V1Chats
{
    public static void Map(WatiRoutes routes)
    {
        routes.Map("POST", "/api/v1/assignOperator", "assignOperator", AssignOperator);
        routes.Map("POST", "/api/v1/assignTeam", "assignTeam", AssignTeam);
        routes.Map("POST", "/api/v1/updateChatStatus", "updateStatus", UpdateStatusAsync);
    }

    private static Answer AssignOperator(WatiCall call)
    {
        if (V1Targets.InQuery(call) is not { } target)
            return V1Targets.Missing();
        return call.InBook(book =>
        {
            if (V1Targets.Find(call, target, call.Query("channelPhoneNumber")) is not { } conversation)
                return V1Targets.Unknown();
            var email = call.Query("email");
            var to = string.IsNullOrEmpty(email) ? book.Bot : book.FindOperator(email);
            if (to is null)
                return V1Answers.Fail("Operator not found.");
            call.Account.Desk.Assign(conversation, to, call.Actor);
            return V1Answers.Done();
        });
    }

    private static Answer AssignTeam(WatiCall call)
    {
        if (V1Targets.InQuery(call) is not { } target)
            return V1Targets.Missing();
        return call.InBook(book =>
        {
            if (V1Targets.Find(call, target, call.Query("channelPhoneNumber")) is not { } conversation)
                return V1Targets.Unknown();
            string?[] teams = [.. call.QueryAll("teams")];
            if (teams.Length == 0 || teams.Any(t => !book.Teams.Contains(t!)))
                return V1Answers.Fail("Team not found.");
            conversation.Contact.Teams = [.. teams.OfType<string>()];
            call.Account.Desk.AssignTeam(conversation, string.Join(", ", teams), call.Actor);
            return V1Answers.Done();
        });
    }

    private static async Task<Answer> UpdateStatusAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        if (V1Targets.InBody(body) is not { } target)
            return V1Targets.Missing();
        ChatStatus? status = body.Text("ticketStatus") switch
        {
            "OPEN" => ChatStatus.Open,
            "PENDING" => ChatStatus.Pending,
            "SOLVED" => ChatStatus.Solved,
            "BLOCK" => ChatStatus.Block,
            _ => null,
        };
        if (status is not { } known)
            return V1Answers.Fail("Invalid ticket status.");
        return call.InBook(_ =>
        {
            if (V1Targets.Find(call, target, body.Text("channelPhoneNumber")) is not { } conversation)
                return V1Targets.Unknown();
            call.Account.Desk.ChangeStatus(conversation, known, call.Actor);
            return V1Answers.Done();
        });
    }
}
