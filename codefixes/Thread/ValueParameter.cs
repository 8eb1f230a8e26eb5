using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.Replace;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Thread;

/// <summary>A value that is made of the context where there is one.</summary>
internal sealed class ValueParameter : ThreadedParameter
{
    private static readonly ImmutableDictionary<string, string> NamesByCapability = new Dictionary<string, string>
    {
        [Capabilities.UtcNow] = "utcNow",
        [Capabilities.LocalNow] = "now",
        [Capabilities.OffsetUtcNow] = "utcNow",
        [Capabilities.OffsetLocalNow] = "now",
        [Capabilities.Today] = "today",
        [Capabilities.NewGuid] = "newId",
        [Capabilities.NewGuidVersion7] = "newId",
    }.ToImmutableDictionary();

    /// <summary>Static members without parameters, which mean the same at the call.</summary>
    private static readonly ImmutableHashSet<string> Portable = ImmutableHashSet.Create(
        "P:System.DateTime.UtcNow", "P:System.DateTime.Now", "P:System.DateTime.Today", "P:System.DateTimeOffset.UtcNow", "P:System.DateTimeOffset.Now", "M:System.Guid.NewGuid");

    private readonly string? _api;
    private readonly string _template;
    private readonly string _type;

    private ValueParameter(Framework framework, string name, string template, string type, string? api)
        : base(framework, name)
    {
        _api = api;
        _template = template;
        _type = type;
    }

    /// <summary>The value that stands in for an API, or null when it is not one that is passed.</summary>
    public static ValueParameter? Of(Framework framework, string? api, string capability)
    {
        return NamesByCapability.TryGetValue(capability, out var name)
            && ReplacementForms.Find(api, capability) is { } form
            && framework.FindReplacement(capability) is { } replacement
            ? new ValueParameter(framework, name, form.Template.Replace("{value}", replacement.Expression), form.ResultType, api)
            : null;
    }

    /// <inheritdoc/>
    public override string Description => _type == "System.Guid" ? "A new identifier." : Names[0].StartsWith("utc", System.StringComparison.Ordinal) ? "The time, in UTC." : "The time.";

    /// <inheritdoc/>
    public override INamedTypeSymbol? TypeIn(Compilation compilation)
    {
        return compilation.GetTypeByMetadataName(_type);
    }

    /// <inheritdoc/>
    public override ExpressionSyntax? ArgumentFrom(ContextReference context, SemanticModel model, SyntaxGenerator generator, int position)
    {
        return ReplacementTemplate.Read(_template, model.Compilation, staticType: null)
            ?.Fill(generator, model, position, new Dictionary<string, ExpressionSyntax> { ["context"] = SyntaxFactory.ParseExpression(context.Expression) });
    }

    /// <inheritdoc/>
    public override ExpressionSyntax? ArgumentOutside(SemanticModel model, SyntaxGenerator generator, int position)
    {
        if (_api is null || !Portable.Contains(_api) || TypeIn(model.Compilation) is not { } type)
        {
            return null;
        }

        var member = generator.MemberAccessExpression(TypeNames.Of(generator, model, position, type), _api.Substring(_api.LastIndexOf('.') + 1));
        return (ExpressionSyntax)(_api[0] == 'M' ? generator.InvocationExpression(member) : member);
    }
}
