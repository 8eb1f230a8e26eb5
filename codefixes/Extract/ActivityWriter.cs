using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

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
    private readonly string _indentation;

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
        _indentation = LineTrivia.IndentationStepAt(extraction.Code);
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
        1 => Show(_extraction.InputTypes[_extraction.Inputs[0]]),
        _ => InputRecord,
    };

    private string InputName => _extraction.Inputs.Count == 1 ? Name(_extraction.Inputs[0]) : "input";

    private bool ReadsRecord => _extraction.Inputs.Count > 1;

    /// <summary>The call that takes the place of the code, of an activity that is a class or a function.</summary>
    /// <param name="template">The call; placeholders are the context, the type argument, the name of the activity and the further arguments.</param>
    /// <param name="context">How the code names the context.</param>
    /// <param name="resultIsRequired">Whether the call must name the type of a result that nobody uses.</param>
    /// <param name="inputIsRequired">Whether the call must pass an input even where the activity needs none.</param>
    public ExpressionSyntax Call(string template, string context, bool resultIsRequired, bool inputIsRequired)
    {
        var input = _extraction.Inputs.Count switch
        {
            0 => inputIsRequired ? ", null" : "",
            1 => ", " + Name(_extraction.Inputs[0]),
            _ => $", new {InputRecord}({string.Join(", ", _extraction.Inputs.Select(Name))})",
        };
        var result = _extraction.Result is null && !resultIsRequired ? "" : $"<{Show(ResultType)}>";
        return SyntaxFactory.ParseExpression(template
            .Replace("{context}", context)
            .Replace("{result}", result)
            .Replace("{name}", _name)
            .Replace("{input}", input));
    }

    /// <summary>The call of an activity that is a static method.</summary>
    /// <param name="workflow">The static class that takes the place of the context.</param>
    /// <param name="owner">The class of the method.</param>
    /// <param name="options">The options of the call.</param>
    public ExpressionSyntax CallMethod(string workflow, string owner, string options)
    {
        return SyntaxFactory.ParseExpression(
            $"await {workflow}.ExecuteActivityAsync(() => {owner}.{_name}({string.Join(", ", _extraction.Inputs.Select(Name))}), {options})");
    }

    /// <summary>The activity as a class, with the record of its input where it has several.</summary>
    public string WriteClass(ActivityClassStyle style, string accessibility)
    {
        var isSynchronous = style.SynchronousBaseType is not null && !_extraction.IsAsync;
        var baseType = Compilation.GetTypeByMetadataName(isSynchronous ? style.SynchronousBaseType! : style.BaseType)!;
        var result = Show(ResultType);
        var baseName = Show(baseType).Split('<')[0];
        var text = new StringBuilder();
        text.AppendLine($"{accessibility}sealed class {_name} : {baseName}<{InputType}, {result}>").AppendLine("{");
        WriteInjected(text);
        var context = Show(Compilation.GetTypeByMetadataName(style.ContextType)!);
        var contextName = InputName == "context" ? "activityContext" : "context";
        var returned = isSynchronous ? result : TaskOf(ResultType);
        var method = isSynchronous ? style.SynchronousMethod : style.Method;
        text.AppendLine($"{_indentation}{style.Accessibility} override {(_extraction.IsAsync ? "async " : "")}{returned} {method}({context} {contextName}, {InputType} {InputName})")
            .AppendLine(_indentation + "{");
        WriteBody(text, _indentation + _indentation, ReadsRecord, wrapsInTask: !isSynchronous && !_extraction.IsAsync, returnsAlways: true);
        text.AppendLine(_indentation + "}").Append('}');
        return text.Append(WriteRecord(accessibility)).ToString();
    }

    /// <summary>The activity as a function beside the orchestrator.</summary>
    public string WriteFunction(ActivityFunctionStyle style, bool isStatic)
    {
        var text = new StringBuilder();
        text.AppendLine($"[{Attribute(style.FunctionAttribute)}(nameof({_name}))]")
            .AppendLine($"public {(isStatic ? "static " : "")}{ReturnType()} {_name}([{Attribute(style.TriggerAttribute)}] {InputType} {InputName})")
            .AppendLine("{");
        WriteBody(text, _indentation, ReadsRecord, wrapsInTask: false, returnsAlways: false);
        return text.Append('}').Append(WriteRecord("public ")).ToString();
    }

    /// <summary>The activity as a static method with a parameter for each input.</summary>
    public string WriteMethod(ActivityMethodStyle style)
    {
        var parameters = string.Join(", ", _extraction.Inputs.Select(input => $"{Show(_extraction.InputTypes[input])} {Name(input)}"));
        var text = new StringBuilder();
        text.AppendLine($"[{Attribute(style.MethodAttribute)}]")
            .AppendLine($"public static {ReturnType()} {_name}({parameters})")
            .AppendLine("{");
        WriteBody(text, _indentation, readsRecord: false, wrapsInTask: false, returnsAlways: false);
        return text.Append('}').ToString();
    }

    /// <summary>The name of a variable as code writes it.</summary>
    private static string Name(ISymbol symbol)
    {
        return SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
    }

    private string ReturnType()
    {
        var task = _extraction.Result is { } type ? TaskOf(type) : Show(Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task")!);
        return _extraction.IsAsync ? "async " + task : _extraction.Result is null ? "void" : Show(_extraction.Result);
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
            text.AppendLine($"{_indentation}private readonly {type} {name};");
        }

        text.AppendLine()
            .AppendLine($"{_indentation}public {_name}({string.Join(", ", injected.Select(member => $"{member.Type} {member.Parameter}"))})")
            .AppendLine(_indentation + "{");
        foreach (var (name, _, parameter) in injected)
        {
            text.AppendLine($"{_indentation}{_indentation}{(name == parameter ? "this." : "")}{name} = {parameter};");
        }

        text.AppendLine(_indentation + "}").AppendLine();
    }

    private void WriteBody(StringBuilder text, string indentation, bool readsRecord, bool wrapsInTask, bool returnsAlways)
    {
        var body = new ActivityBody(_extraction, _model, indentation, readsRecord);
        var nothing = wrapsInTask ? $"return {Show(Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task")!)}.FromResult<{Show(AnyObject)}>(null);" : "return null;";
        body.Write(
            text,
            _extraction.Result is null ? null : wrapsInTask ? code => $"return Task.FromResult({Typed(code)});" : code => $"return {code};",
            _extraction.Result is null && returnsAlways ? nothing : null);
    }

    /// <summary>The type argument is inferred, except where the value might be null and the inferred type would forget it.</summary>
    private string Typed(string code)
    {
        return _extraction.Result!.NullableAnnotation == NullableAnnotation.Annotated && _extraction.Result.IsReferenceType ? $"({Show(_extraction.Result)}){code}" : code;
    }

    private string WriteRecord(string accessibility)
    {
        if (!ReadsRecord)
        {
            return "";
        }

        var properties = _extraction.Inputs.Select(symbol => $"{Show(_extraction.InputTypes[symbol])} {ActivityNames.Pascal(symbol.Name)}");
        return $"\n\n{accessibility}sealed record {InputRecord}({string.Join(", ", properties)});";
    }
}
