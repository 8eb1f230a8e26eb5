using System.Reflection.Metadata;

namespace Perdure.Facts.Metadata;

/// <summary>Finds the simple names of attribute types.</summary>
internal static class AttributeNames
{
    /// <summary>The simple name of the type whose constructor this is. Empty for a generic attribute.</summary>
    public static string Of(MetadataReader reader, EntityHandle constructor)
    {
        var type = TypeOf(reader, constructor);
        return type.Kind switch
        {
            HandleKind.TypeDefinition => reader.GetString(reader.GetTypeDefinition((TypeDefinitionHandle)type).Name),
            HandleKind.TypeReference => reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name),
            _ => string.Empty,
        };
    }

    /// <summary>The namespace of the type whose constructor this is. Empty for a generic attribute and for a nested type.</summary>
    public static string NamespaceOf(MetadataReader reader, EntityHandle constructor)
    {
        var type = TypeOf(reader, constructor);
        return type.Kind switch
        {
            HandleKind.TypeDefinition => reader.GetString(reader.GetTypeDefinition((TypeDefinitionHandle)type).Namespace),
            HandleKind.TypeReference => reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Namespace),
            _ => string.Empty,
        };
    }

    private static EntityHandle TypeOf(MetadataReader reader, EntityHandle constructor) => constructor.Kind switch
    {
        HandleKind.MethodDefinition => (EntityHandle)reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType(),
        HandleKind.MemberReference => reader.GetMemberReference((MemberReferenceHandle)constructor).Parent,
        _ => default,
    };
}
