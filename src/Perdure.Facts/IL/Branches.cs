using System.Collections.Generic;
using System.Reflection.Metadata;

namespace Perdure.Facts.IL;

/// <summary>What the branch instructions do to the evaluation stack, where they stand and where they lead.</summary>
internal static class Branches
{
    /// <summary>Follows a branch.</summary>
    /// <param name="opCode">The instruction.</param>
    /// <param name="operand">A reader at its operand.</param>
    /// <param name="next">The offset of the instruction after it, from which targets count (ECMA-335, III.1.7.2).</param>
    /// <param name="stack">The stack.</param>
    /// <returns>False when the instruction is no branch.</returns>
    public static bool Follow(ILOpCode opCode, BlobReader operand, int next, EvaluationStack stack)
    {
        switch (opCode)
        {
            case ILOpCode.Br or ILOpCode.Leave:
                stack.BranchTo(next + operand.ReadInt32());
                stack.EndFlow();
                return true;
            case ILOpCode.Br_s or ILOpCode.Leave_s:
                stack.BranchTo(next + operand.ReadSByte());
                stack.EndFlow();
                return true;
            case ILOpCode.Switch:
                // Compilers leave nothing on the stack for the targets of a switch.
                stack.Pop();
                return true;
            case ILOpCode.Brtrue_s or ILOpCode.Brfalse_s:
                stack.Pop();
                stack.BranchTo(next + operand.ReadSByte());
                return true;
            case ILOpCode.Brtrue or ILOpCode.Brfalse:
                stack.Pop();
                stack.BranchTo(next + operand.ReadInt32());
                return true;
            case >= ILOpCode.Beq_s and <= ILOpCode.Blt_un_s:
                stack.Pop(2);
                stack.BranchTo(next + operand.ReadSByte());
                return true;
            case >= ILOpCode.Beq and <= ILOpCode.Blt_un:
                stack.Pop(2);
                stack.BranchTo(next + operand.ReadInt32());
                return true;
            default:
                return false;
        }
    }

    /// <summary>Where <paramref name="opCode"/> may go on instead of at the next instruction; null when it is no branch with one target.</summary>
    public static int? Target(ILOpCode opCode, BlobReader operand, int next)
    {
        return opCode switch
        {
            (>= ILOpCode.Br_s and <= ILOpCode.Blt_un_s) or ILOpCode.Leave_s => next + operand.ReadSByte(),
            (>= ILOpCode.Br and <= ILOpCode.Blt_un) or ILOpCode.Leave => next + operand.ReadInt32(),
            _ => null,
        };
    }

    /// <summary>The targets of a <c>switch</c>.</summary>
    public static IEnumerable<int> SwitchTargets(BlobReader operand, int next)
    {
        for (var left = operand.ReadInt32(); left > 0; left--)
        {
            yield return next + operand.ReadInt32();
        }
    }

    /// <summary>Whether the flow never goes on at the next instruction.</summary>
    public static bool EndsFlow(ILOpCode opCode)
    {
        return opCode is ILOpCode.Br or ILOpCode.Br_s or ILOpCode.Leave or ILOpCode.Leave_s or ILOpCode.Ret or ILOpCode.Throw or ILOpCode.Rethrow
            or ILOpCode.Endfinally or ILOpCode.Endfilter or ILOpCode.Jmp;
    }
}
