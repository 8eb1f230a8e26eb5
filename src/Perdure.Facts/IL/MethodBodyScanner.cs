using System;
using System.Collections.Generic;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Perdure.Facts.Metadata;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.IL;

/// <summary>
/// Reads one body after the other and collects the edges that leave it. A small abstract interpretation of the stack tells the exact
/// type of receivers, and whether a delegate that is made is used here, kept in a field, or only handed on.
/// </summary>
internal sealed class MethodBodyScanner
{
    private readonly MetadataReader _reader;
    private readonly MemberTable _members;
    private readonly FieldStores[] _fields;
    private readonly Func<int, bool> _isCompilerCache;
    private readonly Func<int, IReadOnlyList<Edge>> _closureBodies;
    private readonly LiveInstructions _liveInstructions;
    private readonly EvaluationStack _stack = new();
    private readonly Dictionary<int, StackValue> _locals = [];
    private readonly Dictionary<int, int> _localStores = [];
    private BodyEdges _edges = new(null);
    private StackValue? _returned;
    private EntityHandle _constrainedTo;
    private bool _isInstance;
    private int _declaringType;

    /// <summary>Makes a scanner for the bodies of one assembly.</summary>
    /// <param name="reader">The metadata of the assembly.</param>
    /// <param name="members">Resolves its tokens.</param>
    /// <param name="fields">What the fields are given, one for each field of the assembly.</param>
    /// <param name="isCompilerCache">Whether a field only caches a delegate for the compiler.</param>
    /// <param name="closureBodies">The methods that a closure object of a compiler runs, for compilers that derive one class for each lambda.</param>
    public MethodBodyScanner(
        MetadataReader reader,
        MemberTable members,
        FieldStores[] fields,
        Func<int, bool> isCompilerCache,
        Func<int, IReadOnlyList<Edge>> closureBodies)
    {
        _reader = reader;
        _members = members;
        _fields = fields;
        _isCompilerCache = isCompilerCache;
        _closureBodies = closureBodies;
        _liveInstructions = new LiveInstructions(reader);
    }

    /// <summary>Reads a body. One that is damaged gives the edges up to the damage.</summary>
    public IReadOnlyCollection<Edge> Scan(MethodBodyBlock body, int declaringType, bool isInstance, StaticConstructorEdges? initialisers, out StackValue returned)
    {
        _edges = new BodyEdges(initialisers);
        _locals.Clear();
        _localStores.Clear();
        _returned = null;
        _constrainedTo = default;
        _isInstance = isInstance;
        _declaringType = declaringType;
        _stack.Reset(body);
        try
        {
            Instructions.CountLocalStores(body.GetILReader(), _localStores);
            Interpret(body.GetILReader(), _liveInstructions.Read(body));
        }
        catch (Exception exception) when (Damage.ShowsIn(exception))
        {
            // What was read so far is true.
        }

        initialisers?.End();
        returned = _returned ?? StackValue.Unknown;
        return _edges.All;
    }

    private void Interpret(BlobReader il, bool hasDeadCode)
    {
        while (il.RemainingBytes > 0)
        {
            var isLive = !hasDeadCode || _liveInstructions.Contains(il.Offset);
            if (isLive)
            {
                _stack.Arrive(il.Offset);
            }

            var opCode = Instructions.ReadOpCode(ref il);
            if (!OpCodeShape.TryGet(opCode, out var shape))
            {
                return;
            }

            var operand = il;
            Instructions.SkipOperand(ref il, shape);
            if (!isLive)
            {
                continue;
            }

            if (!Step(opCode, operand, il.Offset))
            {
                StepByShape(shape);
            }

            if (opCode != ILOpCode.Constrained)
            {
                _constrainedTo = default;
            }
        }
    }

    /// <summary>Instructions that need more than their stack effect. False for all others.</summary>
    private bool Step(ILOpCode opCode, BlobReader operand, int next)
    {
        switch (opCode)
        {
            case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Calli or ILOpCode.Jmp or ILOpCode.Ldftn or ILOpCode.Ldvirtftn:
                StepCall(opCode, MetadataTokens.EntityHandle(operand.ReadInt32()));
                return true;
            case ILOpCode.Constrained:
                _constrainedTo = MetadataTokens.EntityHandle(operand.ReadInt32());
                return true;
            case ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Stfld or ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld:
                StepField(opCode, _members.Field(MetadataTokens.EntityHandle(operand.ReadInt32())));
                return true;
            case (>= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3) or ILOpCode.Ldloc_s or ILOpCode.Ldloc:
                LoadLocal(Instructions.LocalIndex(opCode, ref operand));
                return true;
            case (>= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3) or ILOpCode.Stloc_s or ILOpCode.Stloc:
                StoreLocal(Instructions.LocalIndex(opCode, ref operand));
                return true;
            case ILOpCode.Ldarg_0:
                _stack.Push(_isInstance ? new StackValue(ReceiverKind.This, _declaringType) : StackValue.Unknown);
                return true;
            case ILOpCode.Ldnull:
                _stack.Push(StackValue.Null);
                return true;
            case ILOpCode.Dup:
                _stack.Push(_stack.Peek());
                return true;
            case ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Box:
                return true;
            case ILOpCode.Pop:
                _stack.Pop();
                _edges.EndStatement(_stack.Count == 0);
                return true;
            case ILOpCode.Ret:
                Return();
                return true;
            case ILOpCode.Throw or ILOpCode.Rethrow or ILOpCode.Endfinally or ILOpCode.Endfilter:
                _edges.Use(_stack.Pop());
                _stack.EndFlow();
                return true;
            default:
                return Branches.Follow(opCode, operand, next, _stack);
        }
    }

    private void StepByShape(OpCodeShape shape)
    {
        for (var i = 0; i < shape.Pops; i++)
        {
            _edges.Use(_stack.Pop());
        }

        _stack.PushUnknown(Math.Max(shape.Pushes, 0));
        if (shape.Pops > 0)
        {
            _edges.EndStatement(_stack.Count == 0);
        }
    }

    private void StepCall(ILOpCode opCode, EntityHandle token)
    {
        if (opCode == ILOpCode.Calli)
        {
            var (parameters, hasThis, returnsVoid) = _members.Shape((StandaloneSignatureHandle)token);
            _edges.Use(_stack.Pop(parameters + (hasThis ? 1 : 0) + 1));
            _stack.PushUnknown(returnsVoid ? 0 : 1);
            return;
        }

        var callee = _members.Method(token);
        if (callee is null)
        {
            throw new BadImageFormatException();
        }

        switch (opCode)
        {
            case ILOpCode.Newobj:
                Create(callee);
                break;
            case ILOpCode.Ldftn:
                _stack.Push(new StackValue(ReceiverKind.Unknown, 0, functionPointer: callee.Target));
                break;
            case ILOpCode.Ldvirtftn:
                var owner = _stack.Pop();
                _stack.Push(new StackValue(ReceiverKind.Unknown, 0, functionPointer: VirtualEdge(callee, owner)));
                break;
            case ILOpCode.Jmp:
                _edges.Add(callee.Target);
                _stack.EndFlow();
                break;
            default:
                Call(opCode, callee);
                break;
        }
    }

    private void Create(Callee constructor)
    {
        var arguments = _stack.Pop(constructor.ParameterCount);
        if (arguments.Length == 2 && arguments[1].FunctionPointer is { } target)
        {
            _stack.Push(new StackValue(ReceiverKind.Exact, constructor.DeclaringType, [target]));
            return;
        }

        _edges.Add(constructor.Target);
        var kind = constructor.DeclaringType == TypeReferenceIndex.None ? ReceiverKind.Unknown : ReceiverKind.Exact;
        _stack.Push(new StackValue(kind, constructor.DeclaringType).With(StackValue.RunnableIn(arguments, _closureBodies(constructor.DeclaringType))));
    }

    private void Call(ILOpCode opCode, Callee callee)
    {
        var arguments = _stack.Pop(callee.ParameterCount);
        var receiver = callee.HasThis ? _stack.Pop() : StackValue.Unknown;
        if (callee.Name == "Combine" && IsExternalDelegate(callee))
        {
            _stack.Push(StackValue.Unknown.With(StackValue.RunnableIn(arguments, [])));
            return;
        }

        // A handler or an option that is only handed over need never run; one that a method is called with does.
        var isHandedOver = callee.Name.StartsWith("add_", StringComparison.Ordinal)
            || callee.Name.StartsWith("set_", StringComparison.Ordinal)
            || callee.Name == ".ctor";
        foreach (var edge in StackValue.RunnableIn(arguments, []))
        {
            _edges.Add(isHandedOver ? edge.AsPossible() : edge);
        }

        _edges.Use(receiver);
        var isVirtual = callee.IsVirtual && (opCode == ILOpCode.Callvirt || !_constrainedTo.IsNil);
        _edges.Add(isVirtual || !_constrainedTo.IsNil ? VirtualEdge(callee, receiver) : callee.Target);
        if (!callee.ReturnsVoid)
        {
            _stack.Push(callee.Target is { Target: EdgeTarget.Method } own && !isVirtual ? new StackValue(ReceiverKind.Result, own.Index) : StackValue.Unknown);
        }
        else
        {
            _edges.EndStatement(_stack.Count == 0);
        }
    }

    private bool IsExternalDelegate(Callee callee)
    {
        return TypeReferenceIndex.IsExternal(callee.DeclaringType)
            && callee.DeclaringType != TypeReferenceIndex.None
            && _members.ExternalTypes[TypeReferenceIndex.ExternalIndex(callee.DeclaringType)].Name == "System.Delegate";
    }

    private Edge? VirtualEdge(Callee callee, StackValue receiver)
    {
        if (callee.Target is not { } target)
        {
            return null;
        }

        if (!_constrainedTo.IsNil)
        {
            var type = _members.Type(_constrainedTo);
            return type == TypeReferenceIndex.None
                ? new Edge(target.Target, target.Index, isVirtual: true)
                : new Edge(target.Target, target.Index, isVirtual: true, ReceiverKind.Exact, type);
        }

        return callee.IsVirtual ? new Edge(target.Target, target.Index, isVirtual: true, receiver.Kind, receiver.Index) : target;
    }

    private void StepField(ILOpCode opCode, Edge? field)
    {
        var isStore = opCode is ILOpCode.Stfld or ILOpCode.Stsfld;
        var value = isStore ? _stack.Pop() : StackValue.Unknown;
        if (opCode is ILOpCode.Stfld or ILOpCode.Ldfld or ILOpCode.Ldflda)
        {
            _edges.Use(_stack.Pop());
        }

        if (isStore)
        {
            Store(field, value, isStatic: opCode == ILOpCode.Stsfld);
        }
        else
        {
            Load(field, isAddress: opCode is ILOpCode.Ldflda or ILOpCode.Ldsflda);
        }
    }

    private void Store(Edge? field, StackValue value, bool isStatic)
    {
        if (field is { Target: EdgeTarget.Field } own)
        {
            if (!_isCompilerCache(own.Index))
            {
                _fields[own.Index].Add(value);
                if (isStatic)
                {
                    _edges.Initialisers?.StoredInField(_fields[own.Index], _stack.Count == 0);
                }
            }
        }
        else
        {
            foreach (var edge in value.Runnable)
            {
                _edges.Add(edge.AsPossible());
            }
        }

        _edges.EndStatement(_stack.Count == 0);
    }

    private void Load(Edge? field, bool isAddress)
    {
        if (field is not { } edge)
        {
            _stack.PushUnknown(1);
            return;
        }

        var isOwn = edge.Target == EdgeTarget.Field;
        if (isOwn && _isCompilerCache(edge.Index))
        {
            _stack.Push(StackValue.Null);
            return;
        }

        _edges.Add(edge);
        if (isOwn && isAddress)
        {
            _fields[edge.Index].AddUnknown();
        }

        _stack.Push(isOwn ? new StackValue(ReceiverKind.Field, edge.Index) : StackValue.Unknown);
    }

    private void LoadLocal(int local)
    {
        _edges.Initialisers?.LoadedLocal(local);
        _stack.Push(_locals.TryGetValue(local, out var value) ? value : StackValue.Unknown);
    }

    private void StoreLocal(int local)
    {
        var value = _stack.Pop();
        if (_localStores.TryGetValue(local, out var stores) && stores == 1)
        {
            _locals[local] = value;
        }
        else
        {
            // Which of the values a later read gives is not known here.
            _edges.Use(value);
        }

        _edges.Initialisers?.StoredInLocal(local, _stack.Count == 0);
    }

    private void Return()
    {
        if (_stack.Count > 0)
        {
            var value = _stack.Pop();
            _returned = _returned is null ? value : StackValue.Merge(_returned, value);
            foreach (var edge in value.Runnable)
            {
                _edges.Add(edge.AsPossible());
            }
        }

        _stack.EndFlow();
    }
}
