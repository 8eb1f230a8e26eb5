using System;
using System.Collections.Generic;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Perdure.Facts.Metadata;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.IL;

/// <summary>Resolves the tokens of one assembly to methods, fields and types, and collects the members of others that it uses.</summary>
internal sealed class MemberTable
{
    /// <summary>The limit of the parameter table's sequence numbers (ECMA-335 II.22.33).</summary>
    private const int MostParameters = ushort.MaxValue;

    private readonly MetadataReader _reader;
    private readonly TypeNames _names;
    private readonly DocumentationIdSignatures _signatures;
    private readonly Dictionary<EntityHandle, Callee?> _callees = [];
    private readonly Dictionary<EntityHandle, Edge?> _fields = [];
    private readonly Dictionary<ExternalType, int> _externalTypeIndexes = [];
    private readonly Dictionary<(ExternalType Type, string Tail), int> _externalMemberIndexes = [];
    private readonly Dictionary<TypeDefinitionHandle, Dictionary<string, int>> _methodsByTail = [];
    private readonly List<ExternalType> _externalTypes = [];
    private readonly List<ExternalMember> _externalMembers = [];

    public MemberTable(MetadataReader reader, TypeNames names)
    {
        _reader = reader;
        _names = names;
        _signatures = new DocumentationIdSignatures(names);
    }

    public IReadOnlyList<ExternalType> ExternalTypes => _externalTypes;

    public IReadOnlyList<ExternalMember> ExternalMembers => _externalMembers;

    /// <summary>The method that a token of an instruction names, or null where it has no definition.</summary>
    public Callee? Method(EntityHandle handle)
    {
        if (!_callees.TryGetValue(handle, out var callee))
        {
            callee = handle.Kind switch
            {
                HandleKind.MethodDefinition => OfDefinition((MethodDefinitionHandle)handle),
                HandleKind.MemberReference => OfReference((MemberReferenceHandle)handle),
                HandleKind.MethodSpecification => Method(_reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
                _ => null,
            };
            _callees.Add(handle, callee);
        }

        return callee;
    }

    /// <summary>The field that a token names: one of this assembly, or a member of another.</summary>
    public Edge? Field(EntityHandle handle)
    {
        if (!_fields.TryGetValue(handle, out var field))
        {
            field = handle.Kind switch
            {
                HandleKind.FieldDefinition => new Edge(EdgeTarget.Field, Row(handle, _reader.FieldDefinitions.Count)),
                HandleKind.MemberReference => FieldOfReference((MemberReferenceHandle)handle),
                _ => null,
            };
            _fields.Add(handle, field);
        }

        return field;
    }

    /// <summary>The definition behind a type token, as a <see cref="TypeReferenceIndex"/>.</summary>
    public int Type(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return handle.IsNil ? TypeReferenceIndex.None : TypeReferenceIndex.ForDefinition(Row(handle, _reader.TypeDefinitions.Count));
            case HandleKind.TypeReference:
                return _names.TryGetExternal((TypeReferenceHandle)handle, out var external) ? TypeReferenceIndex.ForExternal(IndexOf(external)) : TypeReferenceIndex.None;
            case HandleKind.TypeSpecification:
                return GenericDefinition(_reader.GetBlobReader(_reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature));
            default:
                return TypeReferenceIndex.None;
        }
    }

    /// <summary>Name, type parameters and parameters of a method as they stand in its documentation-comment id.</summary>
    public string DocumentationIdTail(string name, MethodSignature<string> signature)
    {
        var tail = name.Replace('.', '#');
        if (signature.GenericParameterCount > 0)
        {
            tail += "``" + signature.GenericParameterCount.ToString(CultureInfo.InvariantCulture);
        }

        if (signature.ParameterTypes.Length > 0)
        {
            tail += "(" + string.Join(",", signature.ParameterTypes) + ")";
        }

        return name is "op_Implicit" or "op_Explicit" ? tail + "~" + signature.ReturnType : tail;
    }

    /// <summary>The tail of a method that this assembly defines.</summary>
    public string DocumentationIdTail(MethodDefinition definition)
    {
        return DocumentationIdTail(_reader.GetString(definition.Name), definition.DecodeSignature(_signatures, null));
    }

    /// <summary>The shape of the signature that <c>calli</c> names.</summary>
    public (int Parameters, bool HasThis, bool ReturnsVoid) Shape(StandaloneSignatureHandle handle)
    {
        return Shape(_reader.GetStandaloneSignature(handle).Signature);
    }

    private int GenericDefinition(BlobReader blob)
    {
        var code = blob.ReadSignatureTypeCode();
        if (code == SignatureTypeCode.GenericTypeInstance)
        {
            code = blob.ReadSignatureTypeCode();
        }

        var definition = code == SignatureTypeCode.TypeHandle ? blob.ReadTypeHandle() : default;
        return definition.Kind == HandleKind.TypeSpecification ? TypeReferenceIndex.None : Type(definition);
    }

    /// <summary>The index of a row, which damaged metadata may put outside of its table.</summary>
    private static int Row(EntityHandle handle, int count)
    {
        var row = MetadataTokens.GetRowNumber(handle);
        return row >= 1 && row <= count ? row - 1 : throw new BadImageFormatException("A token leads outside of its table.");
    }

    private Callee OfDefinition(MethodDefinitionHandle handle)
    {
        var index = Row(handle, _reader.MethodDefinitions.Count);
        var definition = _reader.GetMethodDefinition(handle);
        var declaringType = definition.GetDeclaringType();
        var (parameters, hasThis, returnsVoid) = Shape(definition.Signature);
        var isVirtual = (definition.Attributes & MethodAttributes.Virtual) != 0
            && (definition.Attributes & MethodAttributes.Final) == 0
            && (_reader.GetTypeDefinition(declaringType).Attributes & TypeAttributes.Sealed) == 0;
        return new Callee(
            _reader.GetString(definition.Name),
            parameters,
            hasThis,
            returnsVoid,
            TypeReferenceIndex.ForDefinition(Row(declaringType, _reader.TypeDefinitions.Count)),
            new Edge(EdgeTarget.Method, index),
            isVirtual);
    }

    private Callee? OfReference(MemberReferenceHandle handle)
    {
        var reference = _reader.GetMemberReference(handle);
        if (reference.GetKind() != MemberReferenceKind.Method)
        {
            return null;
        }

        if (reference.Parent.Kind == HandleKind.MethodDefinition)
        {
            var varargs = OfDefinition((MethodDefinitionHandle)reference.Parent);
            return new Callee(varargs.Name, Shape(reference.Signature).Parameters, varargs.HasThis, varargs.ReturnsVoid, varargs.DeclaringType, varargs.Target, varargs.IsVirtual);
        }

        var name = _reader.GetString(reference.Name);
        var (parameters, hasThis, returnsVoid) = Shape(reference.Signature);
        var type = Type(reference.Parent);
        if (type == TypeReferenceIndex.None)
        {
            return new Callee(name, parameters, hasThis, returnsVoid, type, target: null, isVirtual: false);
        }

        var tail = DocumentationIdTail(name, reference.DecodeMethodSignature(_signatures, null));
        if (TypeReferenceIndex.IsExternal(type))
        {
            var external = ExternalMember(_externalTypes[TypeReferenceIndex.ExternalIndex(type)], name, tail, parameters, isField: false);
            return new Callee(name, parameters, hasThis, returnsVoid, type, external, isVirtual: hasThis);
        }

        var owner = MetadataTokens.TypeDefinitionHandle(type + 1);
        return MethodsByTail(owner).TryGetValue(tail, out var index)
            ? OfDefinition(MetadataTokens.MethodDefinitionHandle(index + 1))
            : new Callee(name, parameters, hasThis, returnsVoid, type, target: null, isVirtual: false);
    }

    private Edge? FieldOfReference(MemberReferenceHandle handle)
    {
        var reference = _reader.GetMemberReference(handle);
        var type = Type(reference.Parent);
        if (type == TypeReferenceIndex.None)
        {
            return null;
        }

        var name = _reader.GetString(reference.Name);
        if (TypeReferenceIndex.IsExternal(type))
        {
            return ExternalMember(_externalTypes[TypeReferenceIndex.ExternalIndex(type)], name, name, parameters: 0, isField: true);
        }

        foreach (var field in _reader.GetTypeDefinition(MetadataTokens.TypeDefinitionHandle(type + 1)).GetFields())
        {
            if (_reader.StringComparer.Equals(_reader.GetFieldDefinition(field).Name, name))
            {
                return new Edge(EdgeTarget.Field, MetadataTokens.GetRowNumber(field) - 1);
            }
        }

        return null;
    }

    private Edge ExternalMember(ExternalType type, string name, string tail, int parameters, bool isField)
    {
        if (!_externalMemberIndexes.TryGetValue((type, tail), out var index))
        {
            index = _externalMembers.Count;
            _externalMembers.Add(new ExternalMember(type, name, tail, parameters, isField));
            _externalMemberIndexes.Add((type, tail), index);
        }

        return new Edge(EdgeTarget.External, index);
    }

    private int IndexOf(ExternalType type)
    {
        if (!_externalTypeIndexes.TryGetValue(type, out var index))
        {
            index = _externalTypes.Count;
            _externalTypes.Add(type);
            _externalTypeIndexes.Add(type, index);
        }

        return index;
    }

    private Dictionary<string, int> MethodsByTail(TypeDefinitionHandle type)
    {
        if (!_methodsByTail.TryGetValue(type, out var methods))
        {
            methods = [];
            foreach (var method in _reader.GetTypeDefinition(type).GetMethods())
            {
                methods[DocumentationIdTail(_reader.GetMethodDefinition(method))] = MetadataTokens.GetRowNumber(method) - 1;
            }

            _methodsByTail.Add(type, methods);
        }

        return methods;
    }

    /// <summary>Reads only as much of a method signature (ECMA-335 II.23.2.1) as the stack needs.</summary>
    private (int Parameters, bool HasThis, bool ReturnsVoid) Shape(BlobHandle signature)
    {
        var blob = _reader.GetBlobReader(signature);
        var header = blob.ReadSignatureHeader();
        if (header.IsGeneric)
        {
            blob.ReadCompressedInteger();
        }

        var parameters = blob.ReadCompressedInteger();
        if (parameters > MostParameters)
        {
            throw new BadImageFormatException("A signature has too many parameters.");
        }

        var code = blob.ReadSignatureTypeCode();
        while (code is SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier)
        {
            blob.ReadTypeHandle();
            code = blob.ReadSignatureTypeCode();
        }

        return (parameters, header.IsInstance && !header.HasExplicitThis, code == SignatureTypeCode.Void);
    }
}
