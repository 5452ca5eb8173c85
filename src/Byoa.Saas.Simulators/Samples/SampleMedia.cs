using System.IO.Compression;
using System.Text;

namespace Byoa.Saas.Simulators.Samples;

/// <summary>The files the demo's customers send; all made here, byte for byte.</summary>
public static class SampleMedia
{
    /// <summary>A photo the simulated model recognises.</summary>
    public static byte[] BrokenDerailleur() =>
        SamplePng.Create(96, 64, (0x8A, 0x93, 0x9B), "a rear derailleur bent into the spokes, its hanger broken");

    /// <summary>A PDF of one page, as a dental practice hands it out.</summary>
    public static byte[] TreatmentPlan() => SamplePdf.WithText(
        "Treatment plan",
        "Zahnarztpraxis Dr. Weber",
        "Patient: Jonas Keller",
        "Tooth 36: ceramic crown",
        "Appointments needed: 2",
        "Total: 612.40 EUR",
        "Insurance pays: 287.00 EUR",
        "Your share: 325.40 EUR");

    /// <summary>A voice note asking the bike shop for an appointment.</summary>
    public static byte[] AppointmentVoiceNote() => SampleVoice.Saying("Hi, could I bring my bike in for an inspection on Thursday?");

    public static byte[] PlainText(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A word processor's file: a zip that a reader of PDF and text cannot read.</summary>
    public static byte[] Docx(string text = "Notes")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", """
                <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """);
            Write(zip, "word/document.xml", $"""
                <?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>
                """);
        }

        return bytes.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content);
    }
}
