using Byoa.Saas.Simulators.Samples;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Control;

/// <summary>One message of a customer, as the control route takes it.</summary>
/// <param name="Kind">text, image, document, voice, tap, reaction, location, or any other message type.</param>
/// <param name="Text">Text, caption, words of a voice note, title tapped, or emoji.</param>
/// <param name="Base64">The file's bytes; without them a sample is sent.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Lines">Without bytes, the lines of a PDF to make.</param>
/// <param name="ReplyTo">The wamid quoted or reacted to.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="HoursAgo">When a text was written that is told only now.</param>
internal sealed record CustomerMessage(
    string Kind,
    string? Text,
    string? Base64,
    string? FileName,
    IReadOnlyList<string>? Lines,
    string? ReplyTo,
    double? Latitude,
    double? Longitude,
    double? HoursAgo)
{
    public Task<string> SendAsync(SimulatedCustomer customer)
    {
        var bytes = Base64 is null ? null : Convert.FromBase64String(Base64);
        return Kind switch
        {
            "text" when HoursAgo is { } hours => customer.WroteAsync(Text ?? "", TimeSpan.FromHours(hours)),
            "text" => customer.WritesAsync(Text ?? "", ReplyTo),
            "image" => customer.SendsImageAsync(bytes, Text, FileName ?? "photo.png"),
            "document" => customer.SendsDocumentAsync(bytes ?? (Lines is null ? null : SamplePdf.WithText(Lines)), FileName ?? "treatment-plan.pdf", Text),
            "voice" => customer.SendsVoiceAsync(bytes ?? (Text is null ? SampleMedia.AppointmentVoiceNote() : SampleVoice.Saying(Text))),
            "tap" => customer.TapsAsync(Text ?? ""),
            "reaction" => customer.ReactsAsync(Text ?? "", ReplyTo),
            "location" => customer.SendsLocationAsync(Latitude ?? 0, Longitude ?? 0, Text),
            _ when bytes is not null => customer.SendsFileAsync(Kind, bytes, FileName ?? Kind, Text),
            _ => customer.SendsOtherAsync(Kind, Text),
        };
    }
}
