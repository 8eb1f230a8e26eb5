using System;
using System.Collections.Generic;
using System.Reflection.Metadata;

namespace Perdure.Facts.IL;

/// <summary>
/// The evaluation stack while a body is read from top to bottom. What forward branches leave on the stack is kept for their targets;
/// for backward branches ECMA-335 III.1.7.5 demands that nothing is needed.
/// </summary>
internal sealed class EvaluationStack
{
    private readonly List<StackValue> _values = [];
    private readonly Dictionary<int, StackValue[]> _atTarget = [];
    private readonly Dictionary<int, int> _handlerDepths = [];
    private bool _isReachable = true;

    public int Count => _values.Count;

    public void Push(StackValue value) => _values.Add(value);

    public void PushUnknown(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _values.Add(StackValue.Unknown);
        }
    }

    /// <summary>Takes the topmost value. A body that takes more than there is (it is damaged) gets nothing known.</summary>
    public StackValue Pop()
    {
        if (_values.Count == 0)
        {
            return StackValue.Unknown;
        }

        var top = _values[_values.Count - 1];
        _values.RemoveAt(_values.Count - 1);
        return top;
    }

    public StackValue Peek() => _values.Count == 0 ? StackValue.Unknown : _values[_values.Count - 1];

    /// <summary>Takes several values; the first is the lowest.</summary>
    public StackValue[] Pop(int count)
    {
        if (count == 0)
        {
            return [];
        }

        var values = new StackValue[count];
        for (var i = count - 1; i >= 0; i--)
        {
            values[i] = Pop();
        }

        return values;
    }

    /// <summary>Forgets everything and prepares for another body.</summary>
    public void Reset(MethodBodyBlock body)
    {
        _values.Clear();
        _atTarget.Clear();
        _handlerDepths.Clear();
        _isReachable = true;
        foreach (var region in body.ExceptionRegions)
        {
            var takesException = region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter;
            _handlerDepths[region.HandlerOffset] = takesException ? 1 : 0;
            if (region.Kind == ExceptionRegionKind.Filter)
            {
                _handlerDepths[region.FilterOffset] = 1;
            }
        }
    }

    /// <summary>Comes to an instruction: by falling through, by branches to it, or as a handler.</summary>
    public void Arrive(int offset)
    {
        if (_handlerDepths.TryGetValue(offset, out var depth))
        {
            _values.Clear();
            PushUnknown(depth);
        }
        else if (_atTarget.TryGetValue(offset, out var branched))
        {
            if (!_isReachable)
            {
                _values.Clear();
                _values.AddRange(branched);
            }
            else
            {
                MergeWith(branched);
            }
        }
        else if (!_isReachable)
        {
            _values.Clear();
        }

        _isReachable = true;
    }

    /// <summary>May go on at another place.</summary>
    public void BranchTo(int offset)
    {
        if (_values.Count == 0)
        {
            return;
        }

        if (_atTarget.TryGetValue(offset, out var known))
        {
            for (var i = 0; i < Math.Min(known.Length, _values.Count); i++)
            {
                known[i] = StackValue.Merge(known[i], _values[i]);
            }
        }
        else
        {
            _atTarget.Add(offset, _values.ToArray());
        }
    }

    /// <summary>Does not go on at the next instruction.</summary>
    public void EndFlow() => _isReachable = false;

    private void MergeWith(StackValue[] branched)
    {
        for (var i = 0; i < Math.Min(branched.Length, _values.Count); i++)
        {
            _values[i] = StackValue.Merge(_values[i], branched[i]);
        }
    }
}
