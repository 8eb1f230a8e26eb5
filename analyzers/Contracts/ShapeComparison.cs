using System;
using System.Globalization;
using System.Linq;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>Whether JSON that was written of one type can be read as another. In doubt it can.</summary>
internal static class ShapeComparison
{
    /// <summary>Serializers that turn texts and numbers into each other.</summary>
    private const Serializers ConvertsScalars = Serializers.AnyNewtonsoft;

    /// <summary>Serializers in front of which the host hands text over without quotes, and objects as their text.</summary>
    private const Serializers HandsOverText = Serializers.SystemTextJsonHosted | Serializers.NewtonsoftHosted;

    /// <summary>Whether reading <paramref name="written"/> as <paramref name="read"/> fails or leaves nothing of the value.</summary>
    /// <param name="written">The type of the value that is written.</param>
    /// <param name="read">The type that is read.</param>
    /// <param name="serializer">The serializer on both sides.</param>
    /// <param name="isInput">Whether the value goes to the task; otherwise it comes from it.</param>
    public static bool Fails(TypeShape written, TypeShape read, Serializers serializer, bool isInput)
    {
        if (written.Kind is ShapeKind.Any or ShapeKind.Nothing or ShapeKind.Null || read.Kind is ShapeKind.Any or ShapeKind.Nothing || written.Identity is { } identity && identity == read.Identity)
        {
            return written.Constant is not null && read.Identity != written.Identity && FailsAsConstant(written, read);
        }

        if (written.Kind == ShapeKind.Text || read.Kind == ShapeKind.Text)
        {
            return FailsWithText(written, read, serializer, isInput);
        }

        if (IsStructure(written) || IsStructure(read))
        {
            return FailsAsStructure(written, read, serializer, isInput);
        }

        return FailsAsScalar(written.Kind, read.Kind, serializer);
    }

    private static bool FailsWithText(TypeShape written, TypeShape read, Serializers serializer, bool isInput)
    {
        var other = written.Kind == ShapeKind.Text ? read.Kind : written.Kind;
        switch (other)
        {
            case ShapeKind.Text or ShapeKind.Guid or ShapeKind.Date or ShapeKind.Duration or ShapeKind.Bytes:
                return FailsAsConstant(written, read);
            case ShapeKind.Boolean or ShapeKind.Number or ShapeKind.Enumeration:
                if (written.Kind == ShapeKind.Text)
                {
                    return FailsAsConstant(written, read)
                        || (read.Kind != ShapeKind.Boolean ? serializer is Serializers.SystemTextJson or Serializers.SystemTextJsonHosted : (serializer & Serializers.AnySystemTextJson) != 0);
                }

                return (serializer & ConvertsScalars) == 0 && !(isInput && (serializer & HandsOverText) != 0) && (written.Kind != ShapeKind.Enumeration || serializer != Serializers.SystemTextJsonWeb);
            default:
                return (serializer & HandsOverText) == 0;
        }
    }

    private static bool FailsAsStructure(TypeShape written, TypeShape read, Serializers serializer, bool isInput)
    {
        if (written.Kind == ShapeKind.Sequence && read.Kind == ShapeKind.Sequence)
        {
            return Fails(written.Element!, read.Element!, serializer, isInput);
        }

        if (written.Kind == ShapeKind.Object && read.Kind == ShapeKind.Object)
        {
            return FailsAsObject(written, read, serializer);
        }

        // Bytes are text to one serializer and an array to another.
        var isMixed = written.Kind == ShapeKind.Bytes || read.Kind == ShapeKind.Bytes;
        var areBothKeyed = written.Kind is ShapeKind.Object or ShapeKind.Map && read.Kind is ShapeKind.Object or ShapeKind.Map;
        return !isMixed && !areBothKeyed;
    }

    private static bool FailsAsObject(TypeShape written, TypeShape read, Serializers serializer)
    {
        if (written.Members.IsEmpty || read.Members.IsEmpty
            || (read.Identity is { } target && written.Ancestors.Contains(target)) || (written.Identity is { } source && read.Ancestors.Contains(source)))
        {
            return false;
        }

        if (!written.Members.Any(member => Contains(read, member)))
        {
            return true;
        }

        return (serializer & Serializers.AnySystemTextJson) != 0 && written.IsExact
            && read.Required.Any(required => !written.Members.Contains(required, StringComparer.OrdinalIgnoreCase));
    }

    private static bool FailsAsScalar(ShapeKind written, ShapeKind read, Serializers serializer)
    {
        if (written == read || (IsNumeric(written) && IsNumeric(read)))
        {
            return false;
        }

        if (IsText(written) && IsText(read))
        {
            return true;
        }

        if ((serializer & ConvertsScalars) != 0)
        {
            return (written == ShapeKind.Guid || read == ShapeKind.Guid) && written != ShapeKind.Bytes && read != ShapeKind.Bytes;
        }

        return true;
    }

    private static bool FailsAsConstant(TypeShape written, TypeShape read) => written.Constant is { } text && read.Kind switch
    {
        ShapeKind.Boolean => !bool.TryParse(text, out _) && !IsNumber(text),
        ShapeKind.Number => !IsNumber(text),
        ShapeKind.Guid => !Guid.TryParse(text, out _),
        _ => false,
    };

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out _);

    private static bool Contains(TypeShape shape, string member) => shape.Members.Contains(member, StringComparer.OrdinalIgnoreCase);

    private static bool IsStructure(TypeShape shape) => shape.Kind is ShapeKind.Sequence or ShapeKind.Map or ShapeKind.Object;

    private static bool IsNumeric(ShapeKind kind) => kind is ShapeKind.Number or ShapeKind.Enumeration;

    private static bool IsText(ShapeKind kind) => kind is ShapeKind.Guid or ShapeKind.Date or ShapeKind.Duration or ShapeKind.Bytes;
}
