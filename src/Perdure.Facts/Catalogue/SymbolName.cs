using System;

namespace Perdure.Facts.Catalogue;

/// <summary>A member under the names by which lists may speak of it.</summary>
internal readonly struct SymbolName
{
    public SymbolName(string typeName, string memberName, string? documentationIdTail, bool isField = false)
    {
        TypeName = typeName;
        Tail = documentationIdTail;
        IsField = isField;
        Kind = isField ? 'F' : AccessorKind(memberName);
        Name = Kind is 'P' or 'E' ? memberName.Substring(memberName.IndexOf('_') + 1) : memberName.Replace('.', '#');
        AccessorName = Kind is 'P' or 'E' ? memberName : null;
    }

    private static char AccessorKind(string memberName)
    {
        if (memberName.StartsWith("get_", StringComparison.Ordinal) || memberName.StartsWith("set_", StringComparison.Ordinal))
        {
            return 'P';
        }

        return memberName.StartsWith("add_", StringComparison.Ordinal) || memberName.StartsWith("remove_", StringComparison.Ordinal) ? 'E' : 'M';
    }

    private SymbolName(in SymbolName other, string typeName)
    {
        this = other;
        TypeName = typeName;
    }

    public string TypeName { get; }

    /// <summary>The name of the member as the author sees it: of the property for an accessor.</summary>
    public string Name { get; }

    /// <summary>The name of the accessor method, where it is one.</summary>
    public string? AccessorName { get; }

    /// <summary>The letter of documentation-comment ids for <see cref="Name"/>.</summary>
    public char Kind { get; }

    public bool IsField { get; }

    /// <summary>The rest of the documentation-comment id of the method behind the type, where it is known.</summary>
    public string? Tail { get; }

    /// <summary>The parameters in the documentation-comment id, with their parentheses; empty where there are none.</summary>
    public string Parameters
    {
        get
        {
            var open = Tail is null ? -1 : Tail.IndexOf('(');
            return open < 0 ? string.Empty : Tail!.Substring(open);
        }
    }

    /// <summary>The documentation-comment id without parameters.</summary>
    public string LooseId => Kind + ":" + TypeName + "." + Name;

    /// <summary>The member of the same name and parameters that another type declares.</summary>
    public SymbolName On(string typeName) => new(this, typeName);
}
