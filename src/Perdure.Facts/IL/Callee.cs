using Perdure.Facts.Summaries;

namespace Perdure.Facts.IL;

/// <summary>The method that a call instruction names.</summary>
internal sealed class Callee
{
    public Callee(string name, int parameterCount, bool hasThis, bool returnsVoid, int declaringType, Edge? target, bool isVirtual)
    {
        Name = name;
        ParameterCount = parameterCount;
        HasThis = hasThis;
        ReturnsVoid = returnsVoid;
        DeclaringType = declaringType;
        Target = target;
        IsVirtual = isVirtual;
    }

    public string Name { get; }

    public int ParameterCount { get; }

    public bool HasThis { get; }

    public bool ReturnsVoid { get; }

    /// <summary>A <see cref="TypeReferenceIndex"/>.</summary>
    public int DeclaringType { get; }

    /// <summary>The method as the target of an edge; null for methods of arrays and the like, which have no definition.</summary>
    public Edge? Target { get; }

    /// <summary>Whether <c>callvirt</c> may run another method. Of members of other assemblies that is not known before linking.</summary>
    public bool IsVirtual { get; }
}
