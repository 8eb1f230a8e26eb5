using System;
using System.Collections.Generic;
using System.Reflection.Metadata;

namespace Perdure.Facts.IL;

/// <summary>Decodes single instructions (ECMA-335, partition III).</summary>
internal static class Instructions
{
    /// <summary>Reads an opcode of one or two bytes.</summary>
    public static ILOpCode ReadOpCode(ref BlobReader il)
    {
        var first = il.ReadByte();
        return first == 0xFE ? (ILOpCode)(0xFE00 | il.ReadByte()) : (ILOpCode)first;
    }

    /// <summary>Goes to the next instruction.</summary>
    /// <exception cref="BadImageFormatException">The body is damaged.</exception>
    public static void SkipOperand(ref BlobReader il, OpCodeShape shape)
    {
        var length = shape.OperandSize == OpCodeShape.SwitchOperand ? 4 * il.ReadInt32() : shape.OperandSize;
        if (length < 0)
        {
            throw new BadImageFormatException("A switch has a negative number of targets.");
        }

        il.Offset += length;
    }

    /// <summary>The local that a load or store names.</summary>
    public static int LocalIndex(ILOpCode opCode, ref BlobReader operand)
    {
        return opCode switch
        {
            >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3 => opCode - ILOpCode.Ldloc_0,
            >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 => opCode - ILOpCode.Stloc_0,
            ILOpCode.Ldloc_s or ILOpCode.Stloc_s or ILOpCode.Ldloca_s => operand.ReadByte(),
            _ => operand.ReadUInt16(),
        };
    }

    /// <summary>Counts how often a body stores to each of its locals, or takes the address.</summary>
    public static void CountLocalStores(BlobReader il, Dictionary<int, int> stores)
    {
        while (il.RemainingBytes > 0)
        {
            var opCode = ReadOpCode(ref il);
            if (!OpCodeShape.TryGet(opCode, out var shape))
            {
                return;
            }

            if (opCode is (>= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3) or ILOpCode.Stloc_s or ILOpCode.Stloc or ILOpCode.Ldloca_s or ILOpCode.Ldloca)
            {
                var operand = il;
                var local = LocalIndex(opCode, ref operand);
                stores[local] = (stores.TryGetValue(local, out var count) ? count : 0) + 1;
            }

            SkipOperand(ref il, shape);
        }
    }
}
