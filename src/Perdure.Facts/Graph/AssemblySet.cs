using System;
using System.Collections.Generic;
using System.Linq;
using Perdure.Facts.Catalogue;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.Graph;

/// <summary>
/// All assemblies that are read together, their types, methods and fields numbered through. The order of assemblies is that of their
/// names, so that the numbers depend on nothing else.
/// </summary>
internal sealed class AssemblySet
{
    private const int NotFound = -1;

    private readonly Dictionary<string, int> _assemblyByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> _typesByName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Dictionary<string, int>> _methodsByTail = [];
    private readonly Dictionary<int, Dictionary<(int Type, string Name), int>> _fieldsByName = [];
    private readonly int[] _firstType;
    private readonly int[] _firstMethod;
    private readonly int[] _firstField;
    private readonly int[] _assemblyOfType;
    private readonly int[] _baseOfType;
    private readonly int[] _typeOfMethod;
    private readonly int[] _typeOfField;

    public AssemblySet(IEnumerable<AssemblySummary> assemblies)
    {
        Assemblies = assemblies.OrderBy(assembly => assembly.Name, StringComparer.Ordinal).ToArray();
        _firstType = Offsets(assembly => assembly.Types.Count);
        _firstMethod = Offsets(assembly => assembly.Methods.Count);
        _firstField = Offsets(assembly => assembly.Fields.Count);
        Types = Assemblies.SelectMany(assembly => assembly.Types).ToArray();
        Methods = Assemblies.SelectMany(assembly => assembly.Methods).ToArray();
        Fields = Assemblies.SelectMany(assembly => assembly.Fields).ToArray();
        _assemblyOfType = new int[Types.Count];
        for (var a = 0; a < Assemblies.Count; a++)
        {
            _assemblyByName[Assemblies[a].Name] = a;
            for (var t = 0; t < Assemblies[a].Types.Count; t++)
            {
                var type = _firstType[a] + t;
                _assemblyOfType[type] = a;
                if (!_typesByName.TryGetValue(Types[type].Name, out var sameName))
                {
                    sameName = [];
                    _typesByName.Add(Types[type].Name, sameName);
                }

                sameName.Add(type);
            }
        }

        _typeOfMethod = TypesOf(Methods, _firstMethod, method => method.Type);
        _typeOfField = TypesOf(Fields, _firstField, field => field.Type);
        _baseOfType = BasesWithoutCycles();
    }

    public IReadOnlyList<AssemblySummary> Assemblies { get; }

    public IReadOnlyList<TypeSummary> Types { get; }

    public IReadOnlyList<MethodSummary> Methods { get; }

    public IReadOnlyList<FieldSummary> Fields { get; }

    public int AssemblyOfType(int type) => _assemblyOfType[type];

    public int AssemblyOfMethod(int method) => _assemblyOfType[TypeOfMethod(method)];

    public int TypeOfMethod(int method) => _typeOfMethod[method];

    public int TypeOfField(int field) => _typeOfField[field];

    public int Type(int assembly, int index) => _firstType[assembly] + index;

    public int Method(int assembly, int index) => _firstMethod[assembly] + index;

    public int Field(int assembly, int index) => _firstField[assembly] + index;

    /// <summary>The methods that a type declares.</summary>
    public IEnumerable<int> MethodsOf(int type)
    {
        var first = _firstMethod[_assemblyOfType[type]];
        for (var i = Types[type].FirstMethod; i < Types[type].EndOfMethods; i++)
        {
            yield return first + i;
        }
    }

    /// <summary>The type behind a <see cref="TypeReferenceIndex"/> of an assembly. False where it is not among the assemblies.</summary>
    public bool TryResolve(int assembly, int typeReference, out int type)
    {
        type = NotFound;
        if (typeReference == TypeReferenceIndex.None)
        {
            return false;
        }

        type = TypeReferenceIndex.IsExternal(typeReference)
            ? Resolve(Assemblies[assembly].ExternalTypes[TypeReferenceIndex.ExternalIndex(typeReference)])
            : Type(assembly, typeReference);
        return type != NotFound;
    }

    /// <summary>The name of the type behind a <see cref="TypeReferenceIndex"/> that is not among the assemblies.</summary>
    public ExternalType? External(int assembly, int typeReference)
    {
        return typeReference != TypeReferenceIndex.None && TypeReferenceIndex.IsExternal(typeReference)
            ? Assemblies[assembly].ExternalTypes[TypeReferenceIndex.ExternalIndex(typeReference)]
            : null;
    }

    /// <summary>The method that a member of another assembly is. False where that is not among the assemblies.</summary>
    public bool TryResolve(ExternalMember member, out int method)
    {
        method = NotFound;
        for (var type = Resolve(member.Type); type != NotFound && method == NotFound; type = BaseOf(type))
        {
            method = MethodsByTail(type).TryGetValue(member.DocumentationIdTail, out var found) ? found : NotFound;
        }

        return method != NotFound;
    }

    /// <summary>The field that a member of another assembly is. False where that is not among the assemblies.</summary>
    public bool TryResolveField(ExternalMember member, out int field)
    {
        field = NotFound;
        var type = Resolve(member.Type);
        if (type == NotFound)
        {
            return false;
        }

        return FieldsByName(_assemblyOfType[type]).TryGetValue((type, member.Name), out field);
    }

    /// <summary>The base type, or a negative number where it is not among the assemblies.</summary>
    public int BaseOf(int type) => _baseOfType[type];

    public SymbolName NameOf(int method)
    {
        return new SymbolName(Types[TypeOfMethod(method)].Name, Methods[method].Name, Methods[method].DocumentationIdTail);
    }

    /// <summary>The types of members, whose own indexes count within their assembly.</summary>
    private int[] TypesOf<T>(IReadOnlyList<T> members, int[] first, Func<T, int> typeInAssembly)
    {
        var types = new int[members.Count];
        for (var assembly = 0; assembly < first.Length; assembly++)
        {
            var end = assembly + 1 < first.Length ? first[assembly + 1] : members.Count;
            for (var i = first[assembly]; i < end; i++)
            {
                types[i] = _firstType[assembly] + typeInAssembly(members[i]);
            }
        }

        return types;
    }

    /// <summary>Damaged metadata may let a type derive from itself; no real chain is nearly as long as the limit.</summary>
    private int[] BasesWithoutCycles()
    {
        const int Limit = 256;
        var bases = new int[Types.Count];
        for (var type = 0; type < bases.Length; type++)
        {
            bases[type] = TryResolve(_assemblyOfType[type], Types[type].BaseType, out var baseType) ? baseType : NotFound;
        }

        for (var type = 0; type < bases.Length; type++)
        {
            var depth = 0;
            for (var current = type; current != NotFound && depth <= Limit; current = bases[current])
            {
                depth++;
            }

            if (depth > Limit)
            {
                bases[type] = NotFound;
            }
        }

        return bases;
    }

    private int[] Offsets(Func<AssemblySummary, int> count)
    {
        var offsets = new int[Assemblies.Count];
        for (var i = 1; i < offsets.Length; i++)
        {
            offsets[i] = offsets[i - 1] + count(Assemblies[i - 1]);
        }

        return offsets;
    }

    private int Resolve(ExternalType reference)
    {
        if (!_typesByName.TryGetValue(reference.Name, out var candidates))
        {
            return NotFound;
        }

        if (_assemblyByName.TryGetValue(reference.Assembly, out var assembly))
        {
            foreach (var candidate in candidates)
            {
                if (_assemblyOfType[candidate] == assembly)
                {
                    return candidate;
                }
            }
        }

        // The named assembly forwards the type: there is only one that other assemblies can see.
        var visible = candidates.Where(candidate => Types[candidate].IsVisible).Take(2).ToArray();
        return visible.Length == 1 ? visible[0] : NotFound;
    }

    private Dictionary<(int Type, string Name), int> FieldsByName(int assembly)
    {
        if (!_fieldsByName.TryGetValue(assembly, out var fields))
        {
            fields = [];
            for (var i = _firstField[assembly]; i < _firstField[assembly] + Assemblies[assembly].Fields.Count; i++)
            {
                fields[(TypeOfField(i), Fields[i].Name)] = i;
            }

            _fieldsByName.Add(assembly, fields);
        }

        return fields;
    }

    private Dictionary<string, int> MethodsByTail(int type)
    {
        if (!_methodsByTail.TryGetValue(type, out var methods))
        {
            methods = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var method in MethodsOf(type))
            {
                if (Methods[method].DocumentationIdTail is { } tail)
                {
                    methods[tail] = method;
                }
            }

            _methodsByTail.Add(type, methods);
        }

        return methods;
    }
}
