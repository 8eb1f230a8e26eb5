using System.Collections.Generic;
using Perdure.Analyzers.CallGraph.Facts;

namespace Perdure.Facts.Output;

/// <summary>The facts of one member, ready to be written.</summary>
internal sealed class MemberFact
{
    public MemberFact(string @namespace, string typeName, char kind, string tail, IReadOnlyList<ReachedSink> reached)
    {
        Namespace = @namespace;
        TypeName = typeName;
        Kind = kind;
        Tail = tail;
        Reached = reached;
    }

    public string Namespace { get; }

    /// <summary>The name of the type, without its namespace.</summary>
    public string TypeName { get; }

    /// <summary><see cref="FactsFormat.Method"/> or <see cref="FactsFormat.Field"/>.</summary>
    public char Kind { get; }

    /// <summary>The rest of the documentation-comment id.</summary>
    public string Tail { get; }

    public IReadOnlyList<ReachedSink> Reached { get; }
}
