using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Perdure.Facts.IL;
using Perdure.Facts.Metadata;

namespace Perdure.Facts.Summaries;

/// <summary>Reads the metadata and the bodies of one assembly into a summary.</summary>
internal sealed class AssemblyScanner
{
    /// <summary>What F# derives a class from for each lambda and each sequence, and the method that holds their body.</summary>
    private static readonly (string BaseType, string Method)[] ClosureBases =
    [
        ("Microsoft.FSharp.Core.FSharpFunc`2", "Invoke"),
        ("Microsoft.FSharp.Core.OptimizedClosures.", "Invoke"),
        ("Microsoft.FSharp.Core.CompilerServices.GeneratedSequenceBase`1", "GenerateNext"),
    ];

    private readonly AssemblyImage _image;
    private readonly MetadataReader _reader;
    private readonly TypeNames _names;
    private readonly MemberTable _members;
    private readonly KnownAttributes _attributes;
    private readonly TypeSummary[] _types;
    private readonly MethodSummary[] _methods;
    private readonly FieldSummary[] _fields;
    private readonly FieldStores[] _stores;
    private readonly Dictionary<string, int> _typeIndexes;

    private AssemblyScanner(AssemblyImage image)
    {
        _image = image;
        _reader = image.Reader!;
        _names = new TypeNames(_reader);
        _members = new MemberTable(_reader, _names);
        _attributes = new KnownAttributes(_reader);
        _types = new TypeSummary[_reader.TypeDefinitions.Count];
        _methods = new MethodSummary[_reader.MethodDefinitions.Count];
        _fields = new FieldSummary[_reader.FieldDefinitions.Count];
        _stores = new FieldStores[_fields.Length];
        _typeIndexes = new Dictionary<string, int>(_types.Length, StringComparer.Ordinal);
    }

    /// <summary>Reads an implementation assembly.</summary>
    /// <exception cref="BadImageFormatException">The metadata is damaged.</exception>
    public static AssemblySummary Scan(AssemblyImage image)
    {
        return new AssemblyScanner(image).Scan();
    }

    private AssemblySummary Scan()
    {
        foreach (var handle in _reader.TypeDefinitions)
        {
            DeclareType(handle);
        }

        foreach (var handle in _reader.TypeDefinitions)
        {
            DeclareMembers(handle);
        }

        if (Array.IndexOf(_methods, null) >= 0 || Array.IndexOf(_fields, null) >= 0)
        {
            throw new BadImageFormatException("A member belongs to no type.");
        }

        ReadBodies();
        for (var i = 0; i < _fields.Length; i++)
        {
            _fields[i].Edges = _stores[i].Edges.Count == 0 ? Array.Empty<Edge>() : _stores[i].Edges.ToArray();
            _fields[i].ExactType = _stores[i].ExactType;
        }

        var definition = _reader.GetAssemblyDefinition();
        return new AssemblySummary(_reader.GetString(definition.Name), definition.Version)
        {
            Friends = _attributes.Friends,
            IsDeterministic = _attributes.IsDeterministic(EntityHandle.AssemblyDefinition),
            Types = _types,
            Methods = _methods,
            Fields = _fields,
            ExternalTypes = _members.ExternalTypes.ToArray(),
            ExternalMembers = _members.ExternalMembers.ToArray(),
        };
    }

    private void DeclareType(TypeDefinitionHandle handle)
    {
        var definition = _reader.GetTypeDefinition(handle);
        var index = MetadataTokens.GetRowNumber(handle) - 1;
        var enclosing = definition.GetDeclaringType();
        var outer = enclosing.IsNil ? null : _types[MetadataTokens.GetRowNumber(enclosing) - 1];
        var ownName = DisplayNames.OfType(_reader.GetString(definition.Name));
        var type = new TypeSummary(
            _names.OfDefinition(handle),
            outer is null ? _reader.GetString(definition.Namespace) : outer.Namespace,
            outer is null ? ownName : outer.DisplayName + "." + ownName)
        {
            IsInterface = (definition.Attributes & TypeAttributes.Interface) != 0,
            IsSealed = (definition.Attributes & TypeAttributes.Sealed) != 0,
            IsAbstract = (definition.Attributes & TypeAttributes.Abstract) != 0,
            IsVisible = (definition.Attributes & TypeAttributes.VisibilityMask) switch
            {
                TypeAttributes.Public => true,
                TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => outer is { IsVisible: true },
                _ => false,
            },
            IsVisibleToFriends = (definition.Attributes & TypeAttributes.VisibilityMask) is not TypeAttributes.NestedPrivate && outer is not { IsVisibleToFriends: false },
            BaseType = definition.BaseType.IsNil ? TypeReferenceIndex.None : _members.Type(definition.BaseType),
            Interfaces = InterfacesOf(definition),
        };
        _types[index] = type;
        _typeIndexes[type.Name] = index;
    }

    private int[] InterfacesOf(TypeDefinition definition)
    {
        return definition.GetInterfaceImplementations()
            .Select(handle => _members.Type(_reader.GetInterfaceImplementation(handle).Interface))
            .Where(type => type != TypeReferenceIndex.None)
            .ToArray();
    }

    private void DeclareMembers(TypeDefinitionHandle handle)
    {
        var definition = _reader.GetTypeDefinition(handle);
        var typeIndex = MetadataTokens.GetRowNumber(handle) - 1;
        var type = _types[typeIndex];
        var methods = definition.GetMethods();
        var first = true;
        foreach (var method in methods)
        {
            var index = MetadataTokens.GetRowNumber(method) - 1;
            type.FirstMethod = first ? index : type.FirstMethod;
            type.EndOfMethods = index + 1;
            first = false;
            _methods[index] = Declare(method, typeIndex, type, _attributes.IsDeterministic(handle));
        }

        foreach (var field in definition.GetFields())
        {
            var index = MetadataTokens.GetRowNumber(field) - 1;
            _stores[index] = new FieldStores();
            _fields[index] = Declare(_reader.GetFieldDefinition(field), typeIndex, type);
        }

        type.ExplicitImplementations = definition.GetMethodImplementations().Select(ExplicitImplementationOf).OfType<ExplicitImplementation>().ToArray();
    }

    private ExplicitImplementation? ExplicitImplementationOf(MethodImplementationHandle handle)
    {
        var implementation = _reader.GetMethodImplementation(handle);
        return implementation.MethodBody.Kind == HandleKind.MethodDefinition && _members.Method(implementation.MethodDeclaration)?.Target is { } slot
            ? new ExplicitImplementation(MetadataTokens.GetRowNumber(implementation.MethodBody) - 1, slot)
            : null;
    }

    private MethodSummary Declare(MethodDefinitionHandle handle, int typeIndex, TypeSummary type, bool isTypeDeterministic)
    {
        var definition = _reader.GetMethodDefinition(handle);
        var attributes = definition.Attributes;
        var access = attributes & MethodAttributes.MemberAccessMask;
        var isNameable = access is not (MethodAttributes.Private or MethodAttributes.PrivateScope);
        var isReachable = access is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;
        var traits = MethodTraits.None;
        traits |= isReachable && type.IsVisible ? MethodTraits.Visible : 0;
        traits |= isNameable && type.IsVisibleToFriends ? MethodTraits.VisibleToFriends : 0;
        traits |= (attributes & MethodAttributes.Virtual) != 0 ? MethodTraits.Virtual : 0;
        traits |= (attributes & MethodAttributes.Abstract) != 0 ? MethodTraits.Abstract : 0;
        traits |= (attributes & MethodAttributes.Final) != 0 || type.IsSealed ? MethodTraits.Sealed : 0;
        traits |= (attributes & MethodAttributes.NewSlot) != 0 ? MethodTraits.NewSlot : 0;
        traits |= (attributes & MethodAttributes.Static) != 0 ? MethodTraits.Static : 0;
        traits |= definition.RelativeVirtualAddress != 0 ? MethodTraits.HasBody : 0;
        traits |= isTypeDeterministic || _attributes.IsDeterministic(handle) ? MethodTraits.Deterministic : 0;
        var signature = _reader.GetBlobReader(definition.Signature);
        var arity = signature.ReadSignatureHeader().IsGeneric ? signature.ReadCompressedInteger() : 0;
        return new MethodSummary(_reader.GetString(definition.Name), typeIndex, traits, signature.ReadCompressedInteger(), arity)
        {
            DocumentationIdTail = isNameable ? _members.DocumentationIdTail(definition) : null,
        };
    }

    private FieldSummary Declare(FieldDefinition definition, int typeIndex, TypeSummary type)
    {
        var access = definition.Attributes & FieldAttributes.FieldAccessMask;
        var isVisible = type.IsVisible && access is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;
        return new FieldSummary(
            _reader.GetString(definition.Name),
            typeIndex,
            (definition.Attributes & FieldAttributes.Static) != 0,
            isVisible,
            isVisibleToFriends: type.IsVisibleToFriends && access is not (FieldAttributes.Private or FieldAttributes.PrivateScope),
            isAssignableElsewhere: isVisible && (definition.Attributes & FieldAttributes.InitOnly) == 0);
    }

    private void ReadBodies()
    {
        var scanner = new MethodBodyScanner(_reader, _members, _stores, IsCompilerCache, ClosureBodies);
        foreach (var handle in _reader.MethodDefinitions)
        {
            var definition = _reader.GetMethodDefinition(handle);
            var method = _methods[MetadataTokens.GetRowNumber(handle) - 1];
            if (_image.Body(definition) is not { } body)
            {
                continue;
            }

            var initialisers = method.Name == ".cctor" ? new StaticConstructorEdges() : null;
            var edges = scanner.Scan(body, method.Type, !method.Is(MethodTraits.Static), initialisers, out var returned);
            if (initialisers is not null)
            {
                _types[method.Type].StaticConstructorEdges = initialisers.Residual.ToArray();
            }

            method.Edges = WithStateMachine(handle, edges);
            if (returned.Kind is ReceiverKind.Exact or ReceiverKind.Field or ReceiverKind.Result)
            {
                method.Result = returned.Kind;
                method.ResultIndex = returned.Index;
            }
        }
    }

    private Edge[] WithStateMachine(MethodDefinitionHandle method, IReadOnlyCollection<Edge> edges)
    {
        if (!_attributes.TryGetStateMachine(method, out var name) || !_typeIndexes.TryGetValue(name, out var index))
        {
            return edges.Count == 0 ? [] : edges.ToArray();
        }

        return [.. edges, .. MethodsNamed(index, "MoveNext")];
    }

    private IEnumerable<Edge> MethodsNamed(int type, string name)
    {
        for (var i = _types[type].FirstMethod; i < _types[type].EndOfMethods; i++)
        {
            if (_methods[i].Name == name)
            {
                yield return new Edge(EdgeTarget.Method, i);
            }
        }
    }

    /// <summary>C# keeps the delegates of lambdas and method groups without captures in fields of types named <c>&lt;&gt;c</c> and <c>&lt;&gt;O</c>.</summary>
    private bool IsCompilerCache(int field)
    {
        var type = _types[_fields[field].Type];
        return _fields[field].Name.StartsWith("<", StringComparison.Ordinal)
            && _fields[field].IsStatic
            && (type.Name.EndsWith("<>c", StringComparison.Ordinal) || type.Name.Contains("<>c__") || type.Name.Contains("<>c`") || type.Name.Contains("<>O"));
    }

    /// <summary>The bodies that run when an object of a compiler's closure class is used.</summary>
    private IReadOnlyList<Edge> ClosureBodies(int type)
    {
        if (TypeReferenceIndex.IsExternal(type) || !TypeReferenceIndex.IsExternal(_types[type].BaseType) || _types[type].BaseType == TypeReferenceIndex.None)
        {
            return Array.Empty<Edge>();
        }

        var baseName = _members.ExternalTypes[TypeReferenceIndex.ExternalIndex(_types[type].BaseType)].Name;
        var (_, method) = Array.Find(ClosureBases, closure => baseName.StartsWith(closure.BaseType, StringComparison.Ordinal));
        return method is null ? Array.Empty<Edge>() : MethodsNamed(type, method).ToArray();
    }
}
