using System;
using System.Collections.Generic;

namespace Perdure.Facts.Catalogue;

/// <summary>
/// Values for members, types and namespaces, by documentation-comment id. The most specific line wins: a member with its parameters,
/// a member, a type, a namespace.
/// </summary>
internal sealed class SymbolTable<T>
    where T : class
{
    private readonly Dictionary<string, T> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _namespaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _typesOfMembers = new(StringComparer.Ordinal);

    /// <summary>Whether any line speaks of members of this type by name.</summary>
    public bool NamesMembersOf(string typeName) => _typesOfMembers.Contains(typeName);

    /// <summary>Whether any line can speak of a member of this type, by its own name, that of the type or that of the namespace.</summary>
    public bool Concerns(string typeName, string @namespace) => NamesMembersOf(typeName) || OfType(typeName) is not null || OfNamespace(@namespace) is not null;

    /// <summary>Adds a line. False where the line is not a documentation-comment id that a table can hold.</summary>
    public bool TryAdd(string id, T value)
    {
        if (id.Length < 3 || id[1] != ':')
        {
            return false;
        }

        switch (id[0])
        {
            case 'N':
                _namespaces[id.Substring(2)] = value;
                return true;
            case 'T':
                _types[id.Substring(2)] = value;
                return true;
            case 'M' or 'P' or 'E' or 'F':
                var open = id.IndexOf('(');
                var name = open < 0 ? id : id.Substring(0, open);
                _members[id] = value;
                var dot = name.LastIndexOf('.');
                if (dot < 3)
                {
                    return false;
                }

                _typesOfMembers.Add(name.Substring(2, dot - 2));
                return true;
            default:
                return false;
        }
    }

    /// <summary>What the most specific line about the member itself says.</summary>
    public T? OfMember(in SymbolName member)
    {
        if (!_typesOfMembers.Contains(member.TypeName))
        {
            return null;
        }

        var parameters = member.Parameters;
        var loose = member.LooseId;
        if (_members.TryGetValue(loose + (parameters.Length == 0 && member.Kind == 'M' ? "()" : parameters), out var value) || _members.TryGetValue(loose, out value))
        {
            return value;
        }

        if (member.AccessorName is { } accessor)
        {
            var method = "M:" + member.TypeName + "." + accessor;
            return _members.TryGetValue(method + parameters, out value) || _members.TryGetValue(method, out value) ? value : null;
        }

        // The id of a generic method ends in the number of its type parameters, which a line may leave out or give.
        return member.Tail is { } tail && tail.IndexOf("``", StringComparison.Ordinal) is var ticks && ticks >= 0 && !tail.StartsWith("(", StringComparison.Ordinal)
            ? OfGenericMember(member, tail, ticks)
            : null;
    }

    /// <summary>What the line about the type says, or about a type that encloses it.</summary>
    public T? OfType(string typeName)
    {
        if (_types.Count == 0)
        {
            return null;
        }

        for (var name = typeName; name.Length > 0; name = Shorten(name))
        {
            if (_types.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>What the line about the innermost listed namespace says.</summary>
    public T? OfNamespace(string @namespace)
    {
        if (_namespaces.Count == 0)
        {
            return null;
        }

        for (var name = @namespace; name.Length > 0; name = Shorten(name))
        {
            if (_namespaces.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }

    private static string Shorten(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? string.Empty : name.Substring(0, dot);
    }

    private T? OfGenericMember(in SymbolName member, string tail, int ticks)
    {
        var open = tail.IndexOf('(');
        if (open >= 0 && open < ticks)
        {
            return null;
        }

        var prefix = "M:" + member.TypeName + ".";
        return _members.TryGetValue(prefix + tail, out var value) || _members.TryGetValue(prefix + (open < 0 ? tail : tail.Substring(0, open)), out value) ? value : null;
    }
}
