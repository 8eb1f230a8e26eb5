using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>Writes the source of an activity and of the call that takes the place of the code.</summary>
internal sealed class ActivityWriter
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly Extraction _extraction;
    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly string _name;

    /// <summary>Creates a writer.</summary>
    /// <param name="extraction">What moves.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="position">Where the activity goes, for the names of types.</param>
    /// <param name="name">The name of the activity.</param>
    public ActivityWriter(Extraction extraction, SemanticModel model, int position, string name)
    {
        _extraction = extraction;
        _model = model;
        _position = position;
        _name = name;
    }

    private Compilation Compilation => _model.Compilation;

    private ITypeSymbol AnyObject => Compilation.GetSpecialType(SpecialType.System_Object).WithNullableAnnotation(
        _model.GetNullableContext(_extraction.Code.SpanStart).AnnotationsEnabled() ? NullableAnnotation.Annotated : NullableAnnotation.None);

    private ITypeSymbol ResultType => _extraction.Result ?? AnyObject;

    private string InputRecord => _name.EndsWith("Activity", System.StringComparison.Ordinal)
        ? _name.Substring(0, _name.Length - "Activity".Length) + "Input"
        : _name + "Input";

    private string InputType => _extraction.Inputs.Count switch
    {
        0 => Show(AnyObject),
        1 => Show(ExtractionPlanner.TypeOf(_extraction.Inputs[0])!),
        _ => InputRecord,
    };

    private string InputName => _extraction.Inputs.Count == 1 ? _extraction.Inputs[0].Name : "input";

    /// <summary>The call that takes the place of the code.</summary>
    /// <param name="context">How the code names the context.</param>
    /// <param name="inputIsRequired">Whether the call must pass an input even where the activity needs none.</param>
    public ExpressionSyntax Call(string context, bool inputIsRequired)
    {
        var input = _extraction.Inputs.Count switch
        {
            0 => inputIsRequired ? ", null" : "",
            1 => ", " + _extraction.Inputs[0].Name,
            _ => $", new {InputRecord}({string.Join(", ", _extraction.Inputs.Select(symbol => symbol.Name))})",
        };
        var result = _extraction.Result is { } type ? $"<{Show(type)}>" : "";
        return SyntaxFactory.ParseExpression($"await {context}.CallActivityAsync{result}(nameof({_name}){input})");
    }

    /// <summary>The activity as a class, with the record of its input where it has several.</summary>
    public string WriteClass(ActivityClassStyle style, string accessibility)
    {
        var baseType = Compilation.GetTypeByMetadataName(style.BaseType)!;
        var result = Show(ResultType);
        var baseName = Show(baseType).Split('<')[0];
        var text = new StringBuilder();
        text.AppendLine($"{accessibility}sealed class {_name} : {baseName}<{InputType}, {result}>").AppendLine("{");
        WriteInjected(text);
        var context = Show(Compilation.GetTypeByMetadataName(style.ContextType)!);
        var contextName = InputName == "context" ? "activityContext" : "context";
        text.AppendLine($"    public override {(_extraction.IsAwait ? "async " : "")}{TaskOf(ResultType)} RunAsync({context} {contextName}, {InputType} {InputName})")
            .AppendLine("    {");
        WriteBody(text, wrapsInTask: true);
        text.AppendLine("    }").Append('}');
        return text.Append(WriteRecord(accessibility)).ToString();
    }

    /// <summary>The activity as a function beside the orchestrator.</summary>
    public string WriteFunction(ActivityFunctionStyle style, bool isStatic)
    {
        var task = _extraction.Result is { } type ? TaskOf(type) : Show(Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task")!);
        var result = _extraction.IsAwait ? "async " + task : _extraction.Result is null ? "void" : Show(_extraction.Result);
        var text = new StringBuilder();
        text.AppendLine($"[{Attribute(style.FunctionAttribute)}(nameof({_name}))]")
            .AppendLine($"public {(isStatic ? "static " : "")}{result} {_name}([{Attribute(style.TriggerAttribute)}] {InputType} {InputName})")
            .AppendLine("{");
        WriteBody(text, wrapsInTask: false, indent: "    ");
        return text.Append('}').Append(WriteRecord("public ")).ToString();
    }

    private string Show(ITypeSymbol type)
    {
        return type.ToMinimalDisplayString(_model, _position, Format);
    }

    private string TaskOf(ITypeSymbol type)
    {
        return $"{Show(Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task")!)}<{Show(type)}>";
    }

    private string Attribute(string metadataName)
    {
        var name = Show(Compilation.GetTypeByMetadataName(metadataName)!);
        return name.Substring(0, name.Length - "Attribute".Length);
    }

    private void WriteInjected(StringBuilder text)
    {
        if (_extraction.Members.Count == 0)
        {
            return;
        }

        var injected = _extraction.Members
            .Select(member => (member.Name, Type: Show(ExtractionPlanner.TypeOf(member)!), Parameter: ActivityNames.Camel(member.Name)))
            .ToList();
        foreach (var (name, type, _) in injected)
        {
            text.AppendLine($"    private readonly {type} {name};");
        }

        text.AppendLine()
            .AppendLine($"    public {_name}({string.Join(", ", injected.Select(member => $"{member.Type} {member.Parameter}"))})")
            .AppendLine("    {");
        foreach (var (name, _, parameter) in injected)
        {
            text.AppendLine($"        {(name == parameter ? "this." : "")}{name} = {parameter};");
        }

        text.AppendLine("    }").AppendLine();
    }

    private void WriteBody(StringBuilder text, bool wrapsInTask, string indent = "        ")
    {
        var code = Body();
        if (_extraction.Result is null)
        {
            text.AppendLine($"{indent}{code};");
            if (wrapsInTask)
            {
                text.AppendLine(_extraction.IsAwait ? $"{indent}return null;" : $"{indent}return Task.FromResult<{Show(AnyObject)}>(null);");
            }
        }
        else
        {
            text.AppendLine(_extraction.IsAwait || !wrapsInTask ? $"{indent}return {code};" : $"{indent}return Task.FromResult({Typed(code)});");
        }
    }

    /// <summary>The type argument is inferred, except where the value might be null and the inferred type would forget it.</summary>
    private string Typed(string code)
    {
        return _extraction.Result!.NullableAnnotation == NullableAnnotation.Annotated && _extraction.Result.IsReferenceType ? $"({Show(_extraction.Result)}){code}" : code;
    }

    private string Body()
    {
        ExpressionSyntax code = _extraction.Code.WithoutTrivia();
        if (_extraction.Inputs.Count < 2)
        {
            return code.ToString();
        }

        var names = new HashSet<string>(_extraction.Inputs.Select(symbol => symbol.Name));
        return _extraction.Code.ReplaceNodes(
            _extraction.Code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Where(name => names.Contains(name.Identifier.ValueText)
                    && _extraction.Inputs.Contains(_model.GetSymbolInfo(name).Symbol, SymbolEqualityComparer.Default)),
            (original, _) => SyntaxFactory.ParseExpression("input." + ActivityNames.Pascal(original.Identifier.ValueText)).WithTriviaFrom(original))
            .WithoutTrivia().ToString();
    }

    private string WriteRecord(string accessibility)
    {
        if (_extraction.Inputs.Count < 2)
        {
            return "";
        }

        var properties = _extraction.Inputs.Select(symbol => $"{Show(ExtractionPlanner.TypeOf(symbol)!)} {ActivityNames.Pascal(symbol.Name)}");
        return $"\n\n{accessibility}sealed record {InputRecord}({string.Join(", ", properties)});";
    }
}
