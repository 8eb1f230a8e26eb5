using System;
using System.Collections.Generic;
using System.Linq;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.IL;

/// <summary>What is known about one value on the evaluation stack.</summary>
internal sealed class StackValue
{
    /// <summary>Nothing is known.</summary>
    public static readonly StackValue Unknown = new(ReceiverKind.Unknown, 0);

    /// <summary>The null reference: it says nothing against what the other values of a variable say.</summary>
    public static readonly StackValue Null = new(ReceiverKind.Unknown, 0);

    public StackValue(ReceiverKind kind, int index, IReadOnlyList<Edge>? delegates = null, Edge? functionPointer = null)
    {
        Kind = kind;
        Index = index;
        Delegates = delegates;
        FunctionPointer = functionPointer;
    }

    public ReceiverKind Kind { get; }

    public int Index { get; }

    /// <summary>The methods that run when this delegate, or an object that was given it, is used.</summary>
    public IReadOnlyList<Edge>? Delegates { get; }

    /// <summary>The method whose address this is.</summary>
    public Edge? FunctionPointer { get; }

    /// <summary>Everything that may run when the value is used.</summary>
    public IEnumerable<Edge> Runnable
    {
        get
        {
            var delegates = Delegates ?? Enumerable.Empty<Edge>();
            return FunctionPointer is { } pointer ? delegates.Concat([pointer]) : delegates;
        }
    }

    public bool IsRunnable => Delegates is not null || FunctionPointer is not null;

    /// <summary>The same value, known to hold these delegates as well.</summary>
    public StackValue With(IReadOnlyList<Edge> delegates)
    {
        return delegates.Count == 0 ? this : new StackValue(Kind, Index, Union(Delegates, delegates), FunctionPointer);
    }

    /// <summary>Everything that may run when one of the values is used, and more. Nearly always nothing.</summary>
    public static IReadOnlyList<Edge> RunnableIn(StackValue[] values, IReadOnlyList<Edge> more)
    {
        return Array.Exists(values, value => value.IsRunnable) ? values.SelectMany(value => value.Runnable).Concat(more).Distinct().ToArray() : more;
    }

    /// <summary>What is known of a value that is one or the other.</summary>
    public static StackValue Merge(StackValue left, StackValue right)
    {
        if (ReferenceEquals(left, right) || ReferenceEquals(right, Null))
        {
            return left;
        }

        if (ReferenceEquals(left, Null))
        {
            return right;
        }

        var same = left.Kind == right.Kind && left.Index == right.Index;
        if (!left.IsRunnable && !right.IsRunnable)
        {
            return same ? left : Unknown;
        }

        return new StackValue(
            same ? left.Kind : ReceiverKind.Unknown,
            same ? left.Index : 0,
            Union(left.Delegates, right.Delegates),
            left.FunctionPointer ?? right.FunctionPointer);
    }

    private static IReadOnlyList<Edge>? Union(IReadOnlyList<Edge>? left, IReadOnlyList<Edge>? right)
    {
        return left is null ? right : right is null ? left : left.Concat(right).Distinct().ToArray();
    }
}
