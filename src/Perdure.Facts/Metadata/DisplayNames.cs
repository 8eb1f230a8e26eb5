using System;
using System.Collections.Generic;

namespace Perdure.Facts.Metadata;

/// <summary>Names as the author knows them from the source.</summary>
internal static class DisplayNames
{
    private static readonly string[] AccessorPrefixes = ["get_", "set_", "add_", "remove_"];

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "operator +",
        ["op_Subtraction"] = "operator -",
        ["op_Multiply"] = "operator *",
        ["op_Division"] = "operator /",
        ["op_Modulus"] = "operator %",
        ["op_Equality"] = "operator ==",
        ["op_Inequality"] = "operator !=",
        ["op_LessThan"] = "operator <",
        ["op_GreaterThan"] = "operator >",
        ["op_LessThanOrEqual"] = "operator <=",
        ["op_GreaterThanOrEqual"] = "operator >=",
        ["op_Increment"] = "operator ++",
        ["op_Decrement"] = "operator --",
        ["op_UnaryNegation"] = "operator -",
        ["op_LogicalNot"] = "operator !",
        ["op_Implicit"] = "implicit conversion",
        ["op_Explicit"] = "explicit conversion",
        ["get_Item"] = "this[]",
        ["set_Item"] = "this[]",
    };

    /// <summary>The simple name of a type, without the number of its type parameters.</summary>
    public static string OfType(string metadataName)
    {
        var tick = metadataName.IndexOf('`');
        return tick < 0 ? metadataName : metadataName.Substring(0, tick);
    }

    /// <summary>A member with the name of its type: <c>Clock.Stamp</c>, <c>new Clock</c>.</summary>
    public static string OfMember(string typeDisplayName, string metadataName)
    {
        return metadataName switch
        {
            ".ctor" => "new " + typeDisplayName,
            ".cctor" => typeDisplayName,
            _ => typeDisplayName + "." + OfMember(metadataName),
        };
    }

    private static string OfMember(string metadataName)
    {
        if (Operators.TryGetValue(metadataName, out var name))
        {
            return name;
        }

        var prefix = Array.Find(AccessorPrefixes, candidate => metadataName.StartsWith(candidate, StringComparison.Ordinal));
        return prefix is null ? metadataName : metadataName.Substring(prefix.Length);
    }
}
