using System.Text.Json;
using Byoa.Saas.Simulators.Samples;
using OpenAI.Chat;
using UglyToad.PdfPig;

namespace Byoa.Saas.Simulators.Tests.Model;

public sealed class The_demo_script
{
    [Fact]
    public async Task takes_up_all_three_messages_of_a_burst_in_one_reply()
    {
        await using var world = await ModelWorld.StartAsync();
        var reply = await world.SaysAsync(ModelWorld.BikeShop, "Hi", "When do you open on Saturday?", "And what does an inspection cost?");
        reply.ShouldBe("Hello from Radhaus! We are open Tuesday to Friday from 9 to 18 and on Saturday from 9 to 14. An inspection is 89 EUR, parts not included.");
    }

    [Fact]
    public async Task looks_at_the_last_burst_only()
    {
        await using var world = await ModelWorld.StartAsync();
        var answer = await world.AskAsync(
        [
            new SystemChatMessage(ModelWorld.BikeShop), ModelWorld.Fenced("When are you open?"), new AssistantChatMessage("9 to 18."), ModelWorld.Fenced("Where are you?"),
        ]);
        answer.Content[0].Text.ShouldBe("You find us at Lindenstraße 12, with parking in the yard.");
    }

    [Fact]
    public async Task says_what_a_photo_shows()
    {
        await using var world = await ModelWorld.StartAsync();
        var fence = ChatMessageContentPart.CreateTextPart("<message kind=\"image\">\n(a picture)\n</message>");
        var photo = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(SampleMedia.BrokenDerailleur()), "image/png");
        var answer = await world.AskAsync([new SystemChatMessage(ModelWorld.BikeShop), new UserChatMessage(fence, photo)]);
        answer.Content[0].Text.ShouldContain("a rear derailleur bent into the spokes");
    }

    [Fact]
    public async Task turns_a_voice_note_into_an_attribute_and_then_confirms()
    {
        await using var world = await ModelWorld.StartAsync();
        var heard = await world.Audio().TranscribeAudioAsync(new MemoryStream(SampleMedia.AppointmentVoiceNote()), "voice.ogg", cancellationToken: ModelWorld.Stop);
        heard.Value.Text.ShouldBe("Hi, could I bring my bike in for an inspection on Thursday?");

        List<ChatMessage> messages = [new SystemChatMessage(ModelWorld.BikeShop), ModelWorld.Fenced("Transcript of the voice note: " + heard.Value.Text)];
        var call = await world.AskAsync(messages, "update_contact_attributes");
        call.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        call.ToolCalls[0].FunctionName.ShouldBe("update_contact_attributes");
        call.ToolCalls[0].FunctionArguments.ToString().ShouldBe("""{"attributes":{"preferred_day":"Thursday"}}""");

        messages.AddRange([new AssistantChatMessage(call), new ToolChatMessage(call.ToolCalls[0].Id, "stored")]);
        var reply = await world.AskAsync(messages, "update_contact_attributes");
        reply.FinishReason.ShouldBe(ChatFinishReason.Stop);
        reply.Content[0].Text.ShouldStartWith("Thursday suits us well.");
    }

    [Fact]
    public async Task hands_over_to_a_person_with_a_word_to_the_customer()
    {
        await using var world = await ModelWorld.StartAsync();
        var answer = await world.AskAsync(
            [new SystemChatMessage(ModelWorld.BikeShop), ModelWorld.Fenced("Can I talk to a \"real\" person?"), ModelWorld.Fenced("Somebody?")], "hand_to_person");
        answer.ToolCalls[0].FunctionName.ShouldBe("hand_to_person");
        answer.Content[0].Text.ShouldContain("A colleague will write");
        var arguments = JsonDocument.Parse(answer.ToolCalls[0].FunctionArguments).RootElement;
        arguments.GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
        arguments.GetProperty("summary").GetString().ShouldBe("The customer wrote: Can I talk to a \"real\" person?\nSomebody?");
    }

    [Fact]
    public async Task reads_a_treatment_plan()
    {
        await using var world = await ModelWorld.StartAsync();
        using var pdf = PdfDocument.Open(SampleMedia.TreatmentPlan());
        var document = string.Join(' ', pdf.GetPage(1).GetWords().Select(w => w.Text));
        (await world.SaysAsync(ModelWorld.Practice, "Document treatment-plan.pdf:\n" + document))
            .ShouldStartWith("I have read your treatment plan. It is a ceramic crown for tooth 36, 612.40 EUR in all, of which your share is 325.40 EUR.");
    }

    [Fact]
    public async Task offers_times_books_the_one_tapped_and_resolves()
    {
        await using var world = await ModelWorld.StartAsync();
        var offer = await world.AskAsync([new SystemChatMessage(ModelWorld.Practice), ModelWorld.Fenced("Yes please")], "offer_choices");
        offer.ToolCalls[0].FunctionName.ShouldBe("offer_choices");
        var options = JsonDocument.Parse(offer.ToolCalls[0].FunctionArguments).RootElement.GetProperty("options");
        options.EnumerateArray().ShouldAllBe(o => o.GetString()!.Length <= 20);

        var booked = await world.AskAsync([new SystemChatMessage(ModelWorld.Practice), ModelWorld.Fenced("Tue 14:30")], "update_contact_attributes");
        booked.ToolCalls[0].FunctionArguments.ToString().ShouldBe("""{"attributes":{"appointment":"Tue 14:30"}}""");
        (await world.SaysAsync(ModelWorld.Practice, "Tue 14:30")).ShouldStartWith("Your appointment is on Tue 14:30.");

        var resolved = await world.AskAsync([new SystemChatMessage(ModelWorld.Practice), ModelWorld.Fenced("No, that's all. Thanks!")], "resolve_conversation");
        resolved.ToolCalls[0].FunctionName.ShouldBe("resolve_conversation");
        resolved.Content[0].Text.ShouldBe("Thank you, and see you soon.");
    }

    [Fact]
    public async Task never_calls_a_tool_that_was_not_offered()
    {
        await using var world = await ModelWorld.StartAsync();
        var answer = await world.AskAsync([new SystemChatMessage(ModelWorld.BikeShop), ModelWorld.Fenced("I want a person")]);
        answer.FinishReason.ShouldBe(ChatFinishReason.Stop);
        answer.ToolCalls.ShouldBeEmpty();
    }

    [Fact]
    public async Task hears_a_fixed_sentence_in_an_unknown_recording()
    {
        await using var world = await ModelWorld.StartAsync();
        var heard = await world.Audio().TranscribeAudioAsync(new MemoryStream([1, 2, 3]), "voice.ogg", cancellationToken: ModelWorld.Stop);
        heard.Value.Text.ShouldBe("Hello, please call me back.");
    }
}
