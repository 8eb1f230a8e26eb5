using System.Reflection.Metadata;

namespace Perdure.Facts.IL;

/// <summary>How long the operand of an opcode is and what it does to the stack (ECMA-335, partition III).</summary>
internal readonly struct OpCodeShape
{
    /// <summary>The operand of <c>switch</c>: a count and as many branch targets.</summary>
    public const int SwitchOperand = 9;

    /// <summary>The number of values depends on the signature of the callee.</summary>
    public const int Variable = -1;

    private const int Width = 3;

    // Three characters for each opcode: length of the operand in bytes, values popped, values pushed; '.' where there is no such opcode.
    private const string OneByte =
        "000000001001001001001001001001010010010010101101" +
        "110101101110001001001001001001001001001001001101" +
        "401801401801...0120104004**4**0*0100110110120120" +
        "120120120120120120120120400410410420420420420420" +
        "420420420420420910011011011011011011011011011011" +
        "011020020020020020020020021021021021021021021021" +
        "0210210210210210110110110110110110110110110114**" +
        "4204114014*1411411011......411010411411420401401" +
        "410420011011011011011011011011011011411411011421" +
        "021021021021021021021021021021021030030030030030" +
        "030030030421430411.............................." +
        ".........011011011011011011011011..............." +
        "......411011......411..........................." +
        "401011011011011011021021021021021021000400100020" +
        "011............................................." +
        "................................................";

    private const string TwoByte =
        "001021021021021021401411...201201210201201210011" +
        "...010100000000410400030030...000...401011000...";

    private OpCodeShape(int operandSize, int pops, int pushes)
    {
        OperandSize = operandSize;
        Pops = pops;
        Pushes = pushes;
    }

    /// <summary>Bytes of the operand, or <see cref="SwitchOperand"/>.</summary>
    public int OperandSize { get; }

    /// <summary>Values taken from the stack, or <see cref="Variable"/>.</summary>
    public int Pops { get; }

    /// <summary>Values put on the stack, or <see cref="Variable"/>.</summary>
    public int Pushes { get; }

    /// <summary>The shape of an opcode. False where the standard knows no such opcode.</summary>
    public static bool TryGet(ILOpCode opCode, out OpCodeShape shape)
    {
        var value = (int)opCode;
        var table = value < 0x100 ? OneByte : TwoByte;
        var index = (value & 0xFF) * Width;
        if (index >= table.Length || table[index] == '.')
        {
            shape = default;
            return false;
        }

        shape = new OpCodeShape(table[index] - '0', Count(table[index + 1]), Count(table[index + 2]));
        return true;
    }

    private static int Count(char digit)
    {
        return digit == '*' ? Variable : digit - '0';
    }
}
