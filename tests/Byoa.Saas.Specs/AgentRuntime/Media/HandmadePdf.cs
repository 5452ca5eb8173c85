using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Byoa.Saas.Specs.AgentRuntime.Media;

/// <summary>Small PDFs written byte by byte, so that nothing but the parser under test knows PDF.</summary>
internal static class HandmadePdf
{
    /// <summary>One line of text a page, in Helvetica.</summary>
    public static byte[] WithPages(params string[] lines) => Write([.. lines.Select(line => Stream(Encoding.Latin1.GetBytes(Show(line))))]);

    /// <summary>One page that shows the line again and again, without any packing.</summary>
    public static byte[] Repeating(string line, int times) => Write([Stream(Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(Show(line) + "\n", times))))]);

    /// <summary>One page whose packed content unpacks to the given number of bytes of white space.</summary>
    public static byte[] Unpacking(int bytes)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest)) packing.Write(Encoding.Latin1.GetBytes(Show("Hi").PadRight(bytes)));
        return Write([Stream(packed.ToArray(), " /Filter /FlateDecode")]);
    }

    /// <summary>Locked with a password nobody told.</summary>
    public static byte[] Locked()
    {
        const string encryption = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{0}> /U <{0}> >> /ID [<00> <00>]";
        return Write([Stream("BT ET"u8.ToArray())], string.Format(CultureInfo.InvariantCulture, encryption, new string('A', 64)));
    }

    private static string Show(string line) => $"BT /F1 18 Tf 72 700 Td ({line}) Tj ET";

    private static byte[] Stream(byte[] content, string extra = "") =>
        [.. Encoding.Latin1.GetBytes($"<< /Length {content.Length}{extra} >>\nstream\n"), .. content, .. "\nendstream"u8];

    private static byte[] Write(IReadOnlyList<byte[]> contents, string trailer = "")
    {
        List<byte[]> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
            Encoding.Latin1.GetBytes($"<< /Type /Pages /Count {contents.Count} /Kids [{string.Join(' ', contents.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] >>"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"u8.ToArray(),
        ];
        foreach (var content in contents)
        {
            objects.Add(Encoding.Latin1.GetBytes(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>"));
            objects.Add(content);
        }

        using var file = new MemoryStream();
        List<long> offsets = [];
        file.Write("%PDF-1.4\n"u8);
        for (var number = 1; number <= objects.Count; number++)
        {
            offsets.Add(file.Length);
            file.Write([.. Encoding.Latin1.GetBytes($"{number} 0 obj\n"), .. objects[number - 1], .. "\nendobj\n"u8]);
        }

        var start = file.Length;
        var table = string.Concat(offsets.Select(offset => $"{offset:D10} 00000 n \n"));
        file.Write(Encoding.Latin1.GetBytes(
            $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }
}
