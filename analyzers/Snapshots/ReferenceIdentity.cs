using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Snapshots;

/// <summary>Gives each reference object a number of its own. Hosts keep the objects while a referenced file does not change.</summary>
internal sealed class ReferenceIdentity
{
    private static readonly ConditionalWeakTable<MetadataReference, ReferenceIdentity> Cache = new();
    private static long _last;

    private readonly long _value = Interlocked.Increment(ref _last);

    /// <summary>The number of <paramref name="reference"/>.</summary>
    public static long Of(MetadataReference reference) => Cache.GetValue(reference, static _ => new ReferenceIdentity())._value;
}
