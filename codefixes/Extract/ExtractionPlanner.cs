using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>
/// Finds the smallest expression around an offending one that can become an activity: what it reads and what it yields travels as JSON,
/// it writes nothing outside, and it can be awaited where it stands.
/// </summary>
internal static class ExtractionPlanner
{
    private const string ConstructorPrefix = "Use";

    private const string NextPrefix = "Next";

    private static readonly ImmutableHashSet<string> Verbs = ImmutableHashSet.Create(
        "Add", "Create", "Delete", "Execute", "Fetch", "Find", "Get", "GetItem", "Invoke", "List", "Load", "Open", "Post", "Put", "Query", "Read", "Run", "Save", "Search", "Send", "Write");

    /// <summary>The extraction, or null when the code cannot move.</summary>
    public static Extraction? Plan(SemanticModel model, ExpressionSyntax offending, CancellationToken cancellationToken)
    {
        if (!AsyncFunctions.CanAwaitAt(offending) || ApiName(model, offending, cancellationToken) is not { } name)
        {
            return null;
        }

        for (var code = WithAwait(offending); code is not null; code = Around(code))
        {
            var type = model.GetTypeInfo(code, cancellationToken).Type;
            var isUnused = code.Parent is ExpressionStatementSyntax;
            if (isUnused || (SerializableTypes.Contains(type) && !IsTaskLike(type)))
            {
                return Describe(model, code, offending, isUnused ? null : ExtractionScope.TypeAt(model, code, cancellationToken), name, cancellationToken) ?? PlanRegion();
            }
        }

        return PlanRegion();

        Extraction? PlanRegion()
        {
            return RegionPlanner.Plan(model, offending, name, cancellationToken) is { } region
                ? region with { ApiName = region.ResultLocal is { } local ? NameFor(name, local.Name) : name }
                : null;
        }
    }

    private static ExpressionSyntax WithAwait(ExpressionSyntax expression)
    {
        var whole = expression.WalkUpParentheses();
        if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
        {
            whole = configured.WalkUpParentheses();
        }

        return whole.Parent is AwaitExpressionSyntax awaited ? awaited : expression;
    }

    /// <summary>The next larger expression that could stand for the code; null at the edge of the statement.</summary>
    private static ExpressionSyntax? Around(ExpressionSyntax code)
    {
        return code.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when call.Expression == access => WithAwait(call),
            MemberAccessExpressionSyntax access => access,
            ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax call } => WithAwait(call),
            ParenthesizedExpressionSyntax parenthesized => parenthesized,
            CastExpressionSyntax cast => cast,
            _ => null,
        };
    }

    private static Extraction? Describe(SemanticModel model, ExpressionSyntax code, ExpressionSyntax offending, ITypeSymbol? result, string name, CancellationToken cancellationToken)
    {
        if (WritesOutside(code))
        {
            return null;
        }

        return ExtractionScope.Read(model, [code], cancellationToken) is { } scope
            ? new Extraction(code, code is AwaitExpressionSyntax, result, scope.Inputs, scope.Members, NameFor(name, code, CallOn(model, offending, cancellationToken))) { InputTypes = scope.InputTypes }
            : null;
    }

    /// <summary>The type of a field, property or parameter.</summary>
    public static ITypeSymbol? TypeOf(ISymbol symbol)
    {
        return symbol switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            ILocalSymbol local => local.Type,
            _ => null,
        };
    }

    private static bool WritesOutside(ExpressionSyntax code)
    {
        return code.DescendantNodesAndSelf().Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Parent is not InitializerExpressionSyntax,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.PostIncrementExpression) || postfix.IsKind(SyntaxKind.PostDecrementExpression),
            ArgumentSyntax argument => argument.RefKindKeyword.RawKind != 0,
            DeclarationExpressionSyntax or SingleVariableDesignationSyntax or RefExpressionSyntax => true,
            _ => false,
        });
    }

    private static bool IsTaskLike(ITypeSymbol? type)
    {
        return type?.Name is "Task" or "ValueTask";
    }

    private static string NameFor(string api, ExpressionSyntax code, string? call)
    {
        return code.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var local } }
            ? call is null || Verbs.Contains(call) ? api : call
            : call is null ? NameFor(api, local) : "Get" + ActivityNames.Pascal(local);
    }

    /// <summary>Of an object that is only the receiver of a call, the call says what happens: 'Random.Shared.NextDouble()' is 'NextDouble'.</summary>
    private static string? CallOn(SemanticModel model, ExpressionSyntax offending, CancellationToken cancellationToken)
    {
        return offending is InvocationExpressionSyntax || offending.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access || access.Expression != offending
            ? null
            : access.Name.Identifier.ValueText is NextPrefix
                ? NextPrefix + model.GetTypeInfo(offending, cancellationToken).Type?.Name
                : WithoutAsync(access.Name.Identifier.ValueText);
    }

    /// <summary>A verb alone says too little: 'Get' becomes 'GetStock' where the result goes to 'stock'.</summary>
    private static string NameFor(string api, string local)
    {
        return Verbs.Contains(api)
            ? api + ActivityNames.Pascal(local)
            : api.StartsWith(ConstructorPrefix, System.StringComparison.Ordinal) ? "Get" + ActivityNames.Pascal(local) : api;
    }

    private static string? ApiName(SemanticModel model, ExpressionSyntax offending, CancellationToken cancellationToken)
    {
        return model.GetSymbolInfo(offending, cancellationToken).Symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => ConstructorPrefix + constructor.ContainingType.Name,
            IMethodSymbol method => WithoutAsync(method.Name),
            IPropertySymbol { IsIndexer: false } property => "Get" + property.Name,
            IPropertySymbol indexer => "Get" + indexer.ContainingType.Name.TrimStart('I'),
            IFieldSymbol field => "Get" + field.Name,
            _ => null,
        };
    }

    private static string WithoutAsync(string name)
    {
        const string Suffix = "Async";
        return name.Length > Suffix.Length && name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
