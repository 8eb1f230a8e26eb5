using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;
using System.Text;

namespace Perdure.Facts.Metadata;

/// <summary>
/// Writes types as they stand in the parameter list of a documentation-comment id (C# language specification, annex D.4.2, with the
/// forms that Roslyn gives for metadata).
/// </summary>
internal sealed class DocumentationIdSignatures : ISignatureTypeProvider<string, object?>
{
    private readonly TypeNames _names;

    public DocumentationIdSignatures(TypeNames names)
    {
        _names = names;
    }

    public string GetArrayType(string elementType, ArrayShape shape)
    {
        var text = new StringBuilder(elementType).Append('[');
        for (var i = 0; i < shape.Rank; i++)
        {
            text.Append(i == 0 ? "0:" : ",0:");
        }

        return text.Append(']').ToString();
    }

    public string GetByReferenceType(string elementType) => elementType + "@";

    public string GetFunctionPointerType(MethodSignature<string> signature)
    {
        return "=FUNC:" + signature.ReturnType + "(" + string.Join(",", signature.ParameterTypes) + ")";
    }

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
    {
        var text = new StringBuilder();
        var used = 0;
        var position = 0;
        while (position < genericType.Length)
        {
            var tick = genericType.IndexOf('`', position);
            if (tick < 0)
            {
                break;
            }

            text.Append(genericType, position, tick - position);
            var end = tick + 1;
            while (end < genericType.Length && char.IsDigit(genericType[end]))
            {
                end++;
            }

            var arity = int.Parse(genericType.Substring(tick + 1, end - tick - 1), CultureInfo.InvariantCulture);
            text.Append('{');
            for (var i = 0; i < arity && used < typeArguments.Length; i++)
            {
                text.Append(i == 0 ? string.Empty : ",").Append(typeArguments[used++]);
            }

            text.Append('}');
            position = end;
        }

        return text.Append(genericType, position, genericType.Length - position).ToString();
    }

    public string GetGenericMethodParameter(object? genericContext, int index) => "``" + index.ToString(CultureInfo.InvariantCulture);

    public string GetGenericTypeParameter(object? genericContext, int index) => "`" + index.ToString(CultureInfo.InvariantCulture);

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode == PrimitiveTypeCode.TypedReference ? "System.TypedReference" : "System." + typeCode;

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => _names.OfDefinition(handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => _names.OfReference(handle);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
    {
        // Compilers write no reference to a specification into another one; damaged metadata may let one contain itself.
        throw new BadImageFormatException("A type specification refers to another one.");
    }
}
