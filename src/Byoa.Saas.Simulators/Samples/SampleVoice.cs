using System.Buffers.Binary;
using System.Text;

namespace Byoa.Saas.Simulators.Samples;

/// <summary>Ogg Opus files of silence whose comment header carries the words the simulated transcription hears.</summary>
public static class SampleVoice
{
    private static ReadOnlySpan<byte> Comment => "TRANSCRIPT="u8;

    /// <param name="words">At most some 60,000 bytes of UTF-8.</param>
    public static byte[] Saying(string words)
    {
        using var ogg = new MemoryStream();
        Page(ogg, 0, flags: 2, granule: 0, Head());
        Page(ogg, 1, flags: 0, granule: 0, Tags(words));
        // A 20 ms frame of silence, 48 kHz, mono.
        Page(ogg, 2, flags: 4, granule: 960, [0xF8, 0xFF, 0xFE]);
        return ogg.ToArray();
    }

    /// <summary>The words in the comment header; null for any other file.</summary>
    public static string? WordsOf(ReadOnlySpan<byte> file)
    {
        // Lacing values lie only in page headers, and the comment fits one page: it is found as it was written.
        var at = file.IndexOf(Comment);
        if (!file.StartsWith("OggS"u8) || at < 4)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(file[(at - 4)..]) - Comment.Length;
        var words = file[(at + Comment.Length)..];
        return length >= 0 && length <= words.Length ? Encoding.UTF8.GetString(words[..length]) : null;
    }

    private static byte[] Head()
    {
        var head = new byte[19];
        "OpusHead"u8.CopyTo(head);
        head[8] = 1;
        head[9] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), 48000);
        return head;
    }

    private static byte[] Tags(string words)
    {
        var vendor = "simulator"u8;
        var text = Encoding.UTF8.GetBytes(words);
        using var tags = new MemoryStream();
        using var writer = new BinaryWriter(tags);
        writer.Write("OpusTags"u8);
        writer.Write(vendor.Length);
        writer.Write(vendor);
        writer.Write(1);
        writer.Write(Comment.Length + text.Length);
        writer.Write(Comment);
        writer.Write(text);
        writer.Flush();
        return tags.ToArray();
    }

    private static void Page(MemoryStream ogg, int number, byte flags, long granule, ReadOnlySpan<byte> packet)
    {
        var segments = (packet.Length / 255) + 1;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(segments, 255, nameof(packet));
        var page = new byte[27 + segments + packet.Length];
        "OggS"u8.CopyTo(page);
        page[5] = flags;
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), granule);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(14), 1);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(18), number);
        page[26] = (byte)segments;
        page.AsSpan(27, segments - 1).Fill(255);
        page[26 + segments] = (byte)(packet.Length % 255);
        packet.CopyTo(page.AsSpan(27 + segments));
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), Crc(page));
        ogg.Write(page);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0u;
        foreach (var b in bytes)
        {
            crc ^= (uint)b << 24;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
        }

        return crc;
    }
}
