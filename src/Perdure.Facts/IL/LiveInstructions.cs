using System.Collections.Generic;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Perdure.Facts.IL;

/// <summary>
/// Tells which instructions of a body an orchestrator comes to. Code that workflows share with activities asks <c>Workflow.InWorkflow</c>, which is
/// true wherever a workflow asks (https://dotnet.temporal.io/api/Temporalio.Workflows.Workflow.html): what stands on the other side is not theirs.
/// </summary>
internal sealed class LiveInstructions
{
    private const string Namespace = "Temporalio.Workflows";
    private const string Type = "Workflow";
    private const string Getter = "get_InWorkflow";

    // Where an asynchronous method of the C# compiler goes on after an await: what it jumps to is also come to without the jump.
    private const string ResumeState = "<>1__state";

    private readonly MetadataReader _reader;
    private readonly HashSet<int> _getters = [];
    private readonly HashSet<int> _live = [];
    private readonly Stack<int> _pending = new();
    private int? _stateLocal;

    /// <summary>Finds the getter among the references of an assembly; most have none.</summary>
    public LiveInstructions(MetadataReader reader)
    {
        _reader = reader;
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (reader.StringComparer.Equals(member.Name, Getter) && member.Parent.Kind == HandleKind.TypeReference)
            {
                var type = reader.GetTypeReference((TypeReferenceHandle)member.Parent);
                if (reader.StringComparer.Equals(type.Name, Type) && reader.StringComparer.Equals(type.Namespace, Namespace))
                {
                    _getters.Add(MetadataTokens.GetToken(handle));
                }
            }
        }
    }

    /// <summary>Reads a body. Without the question everything in it is live.</summary>
    /// <returns>Whether the body asks, so that <see cref="Contains"/> has an answer.</returns>
    public bool Read(MethodBodyBlock body)
    {
        if (_getters.Count == 0 || !Asks(body.GetILReader()))
        {
            return false;
        }

        _live.Clear();
        _stateLocal = StateLocal(body.GetILReader());
        _pending.Push(0);
        while (_pending.Count > 0)
        {
            Follow(body, _pending.Pop());
        }

        return true;
    }

    /// <summary>Whether an orchestrator comes to the instruction at <paramref name="offset"/> of the body that was read last.</summary>
    public bool Contains(int offset) => _live.Contains(offset);

    private bool Asks(BlobReader il)
    {
        while (il.RemainingBytes > 0)
        {
            var opCode = Instructions.ReadOpCode(ref il);
            if (!OpCodeShape.TryGet(opCode, out var shape))
            {
                return false;
            }

            if (IsQuestion(opCode, il))
            {
                return true;
            }

            Instructions.SkipOperand(ref il, shape);
        }

        return false;
    }

    /// <summary>Goes on from <paramref name="offset"/> until the flow ends or comes to known ground.</summary>
    private void Follow(MethodBodyBlock body, int offset)
    {
        var il = body.GetILReader();
        if (offset < 0 || offset >= il.Length)
        {
            return;
        }

        il.Offset = offset;
        var value = new KnownValue();
        var isState = false;
        while (il.RemainingBytes > 0 && _live.Add(il.Offset))
        {
            EnterHandlers(body, il.Offset);
            var opCode = Instructions.ReadOpCode(ref il);
            if (!OpCodeShape.TryGet(opCode, out var shape))
            {
                return;
            }

            var operand = il;
            Instructions.SkipOperand(ref il, shape);
            var target = Branches.Target(opCode, operand, il.Offset);
            var resumes = isState && opCode is (ILOpCode.Brfalse or ILOpCode.Brfalse_s or ILOpCode.Beq or ILOpCode.Beq_s or ILOpCode.Ble_un or ILOpCode.Ble_un_s or ILOpCode.Switch);
            if (target is { } to && !resumes && !value.Decides(opCode, isTaken: false))
            {
                _pending.Push(to);
            }

            if (opCode == ILOpCode.Switch && !resumes)
            {
                foreach (var place in Branches.SwitchTargets(operand, il.Offset))
                {
                    _pending.Push(place);
                }
            }

            if (Branches.EndsFlow(opCode) || (target is not null && value.Decides(opCode, isTaken: true)))
            {
                return;
            }

            value.Step(opCode, operand, IsQuestion(opCode, operand));
            isState = IsLoad(opCode) ? Instructions.LocalIndex(opCode, ref operand) == _stateLocal : isState && (IsNumber(opCode) || opCode == ILOpCode.Sub);
        }
    }

    /// <summary>The local into which an asynchronous method first reads where it goes on.</summary>
    private int? StateLocal(BlobReader il)
    {
        var isState = false;
        while (il.RemainingBytes > 0)
        {
            var opCode = Instructions.ReadOpCode(ref il);
            if (!OpCodeShape.TryGet(opCode, out var shape))
            {
                return null;
            }

            var operand = il;
            Instructions.SkipOperand(ref il, shape);
            if (isState)
            {
                return IsStore(opCode) ? Instructions.LocalIndex(opCode, ref operand) : null;
            }

            isState = opCode == ILOpCode.Ldfld && IsStateField(MetadataTokens.EntityHandle(operand.ReadInt32()));
        }

        return null;
    }

    private bool IsStateField(EntityHandle field)
    {
        return field.Kind switch
        {
            HandleKind.FieldDefinition => _reader.StringComparer.Equals(_reader.GetFieldDefinition((FieldDefinitionHandle)field).Name, ResumeState),
            HandleKind.MemberReference => _reader.StringComparer.Equals(_reader.GetMemberReference((MemberReferenceHandle)field).Name, ResumeState),
            _ => false,
        };
    }

    private static bool IsStore(ILOpCode opCode) => opCode is (>= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3) or ILOpCode.Stloc_s or ILOpCode.Stloc;

    private static bool IsLoad(ILOpCode opCode) => opCode is (>= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3) or ILOpCode.Ldloc_s or ILOpCode.Ldloc;

    private static bool IsNumber(ILOpCode opCode) => opCode is >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4;

    private void EnterHandlers(MethodBodyBlock body, int offset)
    {
        foreach (var region in body.ExceptionRegions)
        {
            if (offset >= region.TryOffset && offset < region.TryOffset + region.TryLength && !_live.Contains(region.HandlerOffset))
            {
                _pending.Push(region.HandlerOffset);
                if (region.Kind == ExceptionRegionKind.Filter)
                {
                    _pending.Push(region.FilterOffset);
                }
            }
        }
    }

    private bool IsQuestion(ILOpCode opCode, BlobReader operand) => opCode == ILOpCode.Call && operand.RemainingBytes >= 4 && _getters.Contains(operand.ReadInt32());

    /// <summary>The answer while it lies on the stack or in the local that a compiler puts it into for a debugger.</summary>
    private struct KnownValue
    {
        private bool? _answer;
        private bool? _kept;
        private int _local;
        private bool _isCompared;

        /// <summary>Whether the answer makes <paramref name="opCode"/> branch always, or never.</summary>
        public readonly bool Decides(ILOpCode opCode, bool isTaken) => opCode switch
        {
            ILOpCode.Brtrue or ILOpCode.Brtrue_s => _answer == isTaken,
            ILOpCode.Brfalse or ILOpCode.Brfalse_s => _answer == !isTaken,
            _ => false,
        };

        public void Step(ILOpCode opCode, BlobReader operand, bool isQuestion)
        {
            var answer = _answer;
            var isCompared = _isCompared;
            _answer = null;
            _isCompared = false;
            switch (opCode)
            {
                case ILOpCode.Nop:
                    _answer = answer;
                    break;
                case ILOpCode.Call when isQuestion:
                    _answer = true;
                    break;
                case ILOpCode.Ldc_i4_0 when answer is not null:
                    _answer = answer;
                    _isCompared = true;
                    break;
                case ILOpCode.Ceq when isCompared:
                    _answer = !answer;
                    break;
                case var store when IsStore(store) && answer is not null:
                    _kept = answer;
                    _local = Instructions.LocalIndex(opCode, ref operand);
                    break;
                case var load when IsLoad(load):
                    _answer = Instructions.LocalIndex(opCode, ref operand) == _local ? _kept : null;
                    _kept = null;
                    break;
                default:
                    _kept = null;
                    break;
            }
        }
    }
}
