using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Perdure.Replay;

/// <summary>Name-based identifiers: version 5 UUIDs (RFC 4122, section 4.3) with the name space and the name of the Durable Task
/// ecosystem, so that the same orchestration gets the same identifiers on every engine.</summary>
internal static class DeterministicGuid
{
    private static readonly byte[] NameSpace = new Guid("9e952958-5e33-4daf-827f-2fa12937b875").ToByteArray(bigEndian: true);

    /// <summary>Makes the identifier number <paramref name="counter"/> of a turn.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="currentUtcDateTime">The time of the turn.</param>
    /// <param name="counter">How many identifiers the generation has made before.</param>
    /// <returns>The identifier.</returns>
    public static Guid Create(string instanceId, DateTime currentUtcDateTime, int counter) =>
        Create(string.Create(CultureInfo.InvariantCulture, $"{instanceId}_{currentUtcDateTime:o}_{counter}"));

    /// <summary>Makes an identifier from a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The identifier.</returns>
    public static Guid Create(string name)
    {
        var nameLength = Encoding.UTF8.GetByteCount(name);
        Span<byte> bytes = nameLength <= 512 ? stackalloc byte[NameSpace.Length + nameLength] : new byte[NameSpace.Length + nameLength];
        NameSpace.CopyTo(bytes);
        Encoding.UTF8.GetBytes(name, bytes[NameSpace.Length..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Version 5 is defined on SHA-1; nothing secret depends on it.
        SHA1.HashData(bytes, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
