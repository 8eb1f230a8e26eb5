using System;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.Metadata;

/// <summary>The full names of the types that an assembly defines and refers to, as in documentation-comment ids.</summary>
internal sealed class TypeNames
{
    /// <summary>No compiler nests nearly as deep; damaged metadata may nest without end.</summary>
    private const int DeepestNesting = 64;

    private readonly MetadataReader _reader;
    private readonly string?[] _definitions;
    private readonly string?[] _references;

    public TypeNames(MetadataReader reader)
    {
        _reader = reader;
        _definitions = new string?[reader.TypeDefinitions.Count + 1];
        _references = new string?[reader.TypeReferences.Count + 1];
    }

    public string OfDefinition(TypeDefinitionHandle handle) => OfDefinition(handle, depth: 0);

    public string OfReference(TypeReferenceHandle handle) => OfReference(handle, depth: 0);

    /// <summary>A type of another assembly. False where the reference stays within this one.</summary>
    public bool TryGetExternal(TypeReferenceHandle handle, out ExternalType type)
    {
        var scope = _reader.GetTypeReference(handle).ResolutionScope;
        for (var depth = 0; scope.Kind == HandleKind.TypeReference; depth++)
        {
            CheckNesting(depth);
            scope = _reader.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
        }

        if (scope.Kind != HandleKind.AssemblyReference)
        {
            type = default;
            return false;
        }

        var assembly = _reader.GetAssemblyReference((AssemblyReferenceHandle)scope);
        type = new ExternalType(_reader.GetString(assembly.Name), OfReference(handle));
        return true;
    }

    private string OfDefinition(TypeDefinitionHandle handle, int depth)
    {
        CheckNesting(depth);
        ref var name = ref _definitions[MetadataTokens.GetRowNumber(handle)];
        if (name is null)
        {
            var definition = _reader.GetTypeDefinition(handle);
            var enclosing = definition.GetDeclaringType();
            var own = _reader.GetString(definition.Name);
            name = enclosing.IsNil ? Qualified(definition.Namespace, own) : OfDefinition(enclosing, depth + 1) + "." + own;
        }

        return name;
    }

    private string OfReference(TypeReferenceHandle handle, int depth)
    {
        CheckNesting(depth);
        ref var name = ref _references[MetadataTokens.GetRowNumber(handle)];
        if (name is null)
        {
            var reference = _reader.GetTypeReference(handle);
            var own = _reader.GetString(reference.Name);
            name = reference.ResolutionScope.Kind == HandleKind.TypeReference
                ? OfReference((TypeReferenceHandle)reference.ResolutionScope, depth + 1) + "." + own
                : Qualified(reference.Namespace, own);
        }

        return name;
    }

    private static void CheckNesting(int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new BadImageFormatException("Types are nested without end.");
        }
    }

    private string Qualified(StringHandle @namespace, string name)
    {
        return @namespace.IsNil ? name : _reader.GetString(@namespace) + "." + name;
    }
}
