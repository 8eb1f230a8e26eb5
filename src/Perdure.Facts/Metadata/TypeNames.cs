using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.Metadata;

/// <summary>The full names of the types that an assembly defines and refers to, as in documentation-comment ids.</summary>
internal sealed class TypeNames
{
    private readonly MetadataReader _reader;
    private readonly string?[] _definitions;
    private readonly string?[] _references;

    public TypeNames(MetadataReader reader)
    {
        _reader = reader;
        _definitions = new string?[reader.TypeDefinitions.Count + 1];
        _references = new string?[reader.TypeReferences.Count + 1];
    }

    public string OfDefinition(TypeDefinitionHandle handle)
    {
        ref var name = ref _definitions[MetadataTokens.GetRowNumber(handle)];
        if (name is null)
        {
            var definition = _reader.GetTypeDefinition(handle);
            var enclosing = definition.GetDeclaringType();
            var own = _reader.GetString(definition.Name);
            name = enclosing.IsNil ? Qualified(definition.Namespace, own) : OfDefinition(enclosing) + "." + own;
        }

        return name;
    }

    public string OfReference(TypeReferenceHandle handle)
    {
        ref var name = ref _references[MetadataTokens.GetRowNumber(handle)];
        if (name is null)
        {
            var reference = _reader.GetTypeReference(handle);
            var own = _reader.GetString(reference.Name);
            name = reference.ResolutionScope.Kind == HandleKind.TypeReference
                ? OfReference((TypeReferenceHandle)reference.ResolutionScope) + "." + own
                : Qualified(reference.Namespace, own);
        }

        return name;
    }

    /// <summary>A type of another assembly. False where the reference stays within this one.</summary>
    public bool TryGetExternal(TypeReferenceHandle handle, out ExternalType type)
    {
        var scope = _reader.GetTypeReference(handle).ResolutionScope;
        while (scope.Kind == HandleKind.TypeReference)
        {
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

    private string Qualified(StringHandle @namespace, string name)
    {
        return @namespace.IsNil ? name : _reader.GetString(@namespace) + "." + name;
    }
}
