using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Byoa.Saas.Simulators.Samples;

/// <summary>Valid PNG files that say in a text chunk what they show, for the simulated model to see.</summary>
public static class SamplePng
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A plain picture of one colour.</summary>
    public static byte[] Create(int width, int height, (byte Red, byte Green, byte Blue) colour, string? description = null)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        Chunk(png, "IHDR", header);
        if (description is not null)
            Chunk(png, "tEXt", Encoding.Latin1.GetBytes($"Description\0{description}"));
        Chunk(png, "IDAT", Pixels(width, height, colour));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>What the text chunk says; null for any other file.</summary>
    public static string? DescriptionOf(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
            return null;
        var rest = file[Signature.Length..];
        while (rest.Length >= 12)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length < 0 || length > rest.Length - 12)
                return null;
            var data = rest.Slice(8, length);
            if (rest.Slice(4, 4).SequenceEqual("tEXt"u8) && data.StartsWith("Description\0"u8))
                return Encoding.Latin1.GetString(data["Description\0".Length..]);
            rest = rest[(12 + length)..];
        }

        return null;
    }

    private static byte[] Pixels(int width, int height, (byte Red, byte Green, byte Blue) colour)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + (width * 3)];
            for (var x = 0; x < width; x++)
                (row[1 + (x * 3)], row[2 + (x * 3)], row[3 + (x * 3)]) = colour;
            for (var y = 0; y < height; y++)
                zlib.Write(row);
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream png, string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
        png.Write(chunk);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
