using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>Reads the names under which tasks are called and registered.</summary>
internal static class TaskNames
{
    private const int StepsFollowed = 8;

    /// <summary>The type that stands in a <c>typeof</c>, wherever locals and conversions lead, or null.</summary>
    public static ITypeSymbol? TypeGiven(IOperation? value, LocalValues locals) => locals.Origin(value) is ITypeOfOperation { TypeOperand: var type } ? type : null;

    /// <summary>The constant name that <paramref name="value"/> is, or null.</summary>
    public static string? Read(IOperation? value, LocalValues locals)
    {
        for (var steps = 0; steps < StepsFollowed; steps++)
        {
            value = locals.Origin(value);
            switch (value)
            {
                case null:
                    return null;
                case { ConstantValue: { HasValue: true, Value: string name } }:
                    return name;
                case IConversionOperation { OperatorMethod: not null } conversion:
                    value = conversion.Operand;
                    continue;
                case IObjectCreationOperation { Type.Name: "TaskName", Arguments: { Length: 1 } arguments }:
                    value = arguments[0].Value;
                    continue;
                default:
                    return OfType(value, locals);
            }
        }

        return null;
    }

    /// <summary>The name of a class that is registered without one.</summary>
    public static string Default(INamedTypeSymbol type, ContractModel model)
    {
        if (model.NamesByFullName)
        {
            return MetadataNames.Reflected(type);
        }

        foreach (var attribute in type.GetAttributes())
        {
            if (model.NameAttribute is { } known && attribute.AttributeClass is { } named && MetadataNames.Of(named) == known
                && attribute.ConstructorArguments.FirstOrDefault().Value is string { Length: > 0 } given)
            {
                return given;
            }
        }

        return type.MetadataName;
    }

    /// <summary>Names that are made of a type: <c>typeof(X).Name</c>, <c>NameVersionHelper.GetDefaultName(typeof(X))</c>.</summary>
    private static string? OfType(IOperation value, LocalValues locals) => value switch
    {
        IPropertyReferenceOperation { Property.Name: "Name", Instance: { } instance } when TypeGiven(instance, locals) is { } type => type.MetadataName,
        IPropertyReferenceOperation { Property.Name: "FullName", Instance: { } instance } when TypeGiven(instance, locals) is { } type => MetadataNames.Reflected(type),
        IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } instance } when TypeGiven(instance, locals) is { } type => MetadataNames.Reflected(type),
        IInvocationOperation { TargetMethod: { Name: "GetDefaultName", ContainingType.Name: "NameVersionHelper" }, Arguments: { IsEmpty: false } arguments }
            when TypeGiven(arguments[0].Value, locals) is { } type => MetadataNames.Reflected(type),
        _ => null,
    };
}
