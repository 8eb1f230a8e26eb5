using System.Runtime.CompilerServices;

namespace Perdure.Analyzers.CallGraph;

/// <summary>A 64-bit FNV-1a hash (http://www.isthe.com/chongo/tech/comp/fnv/) that is the same in every process.</summary>
internal struct StableHash
{
    private const ulong Offset = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    private ulong _value;

    /// <summary>The hash of nothing.</summary>
    public static StableHash Create() => new() { _value = Offset };

    /// <summary>The hash of everything that was added.</summary>
    public readonly ulong Value => _value;

    public void Add(int value) => _value = unchecked((_value ^ (uint)value) * Prime);

    public void Add(ulong value)
    {
        Add(unchecked((int)value));
        Add(unchecked((int)(value >> 32)));
    }

    public void Add(string text) => Add(text, 0, text.Length);

    [MethodImpl(HotLoop.Optimised)]
    public void Add(string text, int start, int length)
    {
        var value = _value;
        for (var i = start; i < start + length; i++)
        {
            value = unchecked((value ^ text[i]) * Prime);
        }

        _value = unchecked((value ^ 0xFFFF) * Prime);
    }
}
