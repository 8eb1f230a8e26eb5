using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.Replace;

namespace Perdure.CodeFixes.Thread;

/// <summary>A value that is made of the context where there is one.</summary>
internal sealed class ValueParameter : ThreadedParameter
{
    private static readonly ImmutableDictionary<string, string> NamesByCapability = new Dictionary<string, string>
    {
        [Capabilities.UtcNow] = "utcNow",
        [Capabilities.LocalNow] = "utcNow",
        [Capabilities.OffsetUtcNow] = "utcNow",
        [Capabilities.OffsetLocalNow] = "utcNow",
        [Capabilities.Today] = "utcToday",
        [Capabilities.NewGuid] = "newId",
        [Capabilities.NewGuidVersion7] = "newId",
    }.ToImmutableDictionary();

    private readonly string _template;
    private readonly string _type;

    private ValueParameter(Framework framework, string name, string template, string type)
        : base(framework, name)
    {
        _template = template;
        _type = type;
    }

    /// <summary>The value that stands in for an API, or null when it is not one that is passed.</summary>
    public static ValueParameter? Of(Framework framework, string? api, string capability)
    {
        return NamesByCapability.TryGetValue(capability, out var name)
            && ReplacementForms.Find(api, capability) is { } form
            && framework.FindReplacement(capability) is { } replacement
            ? new ValueParameter(framework, name, form.Template.Replace("{value}", replacement.Expression), form.ResultType)
            : null;
    }

    /// <inheritdoc/>
    public override string Description => _type == "System.Guid" ? "A new identifier, made by the orchestration." : "The time of the orchestration, in UTC.";

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
}
