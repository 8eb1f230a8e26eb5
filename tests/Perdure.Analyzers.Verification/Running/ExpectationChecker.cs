using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.Verification.Markup;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Verification.Running;

/// <summary>Compares what was reported in a project with the markup of its files and the expectations of the test.</summary>
internal sealed class ExpectationChecker(
    TestProject project,
    Func<TestFile, MarkedSource?> sourceOf,
    string? defaultRule,
    IEnumerable<ExpectedDiagnostic> expectedAtPlaces)
{
    /// <summary>Throws when the diagnostics are not those that are expected, each once and no other.</summary>
    public void Check(string stage, IEnumerable<Diagnostic> reported)
    {
        var remaining = reported.ToList();
        var missing = new List<string>();
        foreach (var file in project.Files)
        {
            var path = SolutionBuilder.PathOf(project, file.Path);
            foreach (var span in sourceOf(file)?.Spans ?? [])
            {
                if (!span.IsLocation)
                {
                    Take(remaining, missing, path, span.Span, span.Label ?? DefaultRule(), null);
                }
            }
        }

        foreach (var expected in expectedAtPlaces)
        {
            if (Place(expected.Place) is var (path, span))
            {
                Take(remaining, missing, path, span, expected.Id, expected);
            }
        }

        if (missing.Count > 0 || remaining.Count > 0)
        {
            throw new VerificationException(Describe(stage, missing, remaining));
        }
    }

    private string DefaultRule()
    {
        return defaultRule ?? throw new InvalidOperationException("The markup [|…|] needs a default rule; set DefaultRule or name the rule.");
    }

    private (string Path, TextSpan Span)? Place(int number)
    {
        foreach (var file in project.Files)
        {
            if (sourceOf(file)?.Spans.FirstOrDefault(span => span.Label == $"#{number}") is { } span)
            {
                return (SolutionBuilder.PathOf(project, file.Path), span.Span);
            }
        }

        return null;
    }

    private void Take(
        List<Diagnostic> remaining,
        List<string> missing,
        string path,
        TextSpan span,
        string id,
        ExpectedDiagnostic? expected)
    {
        var index = remaining.FindIndex(diagnostic =>
            diagnostic.Id == id && diagnostic.Location.SourceSpan == span && diagnostic.Location.SourceTree?.FilePath == path);
        if (index < 0)
        {
            missing.Add($"{id} at {path} {span}");
            return;
        }

        var problem = expected is null ? null : Differs(expected, remaining[index]);
        if (problem is not null)
        {
            missing.Add($"{id} at {path} {span}: {problem}");
        }

        remaining.RemoveAt(index);
    }

    private string? Differs(ExpectedDiagnostic expected, Diagnostic actual)
    {
        if (expected.Message is not null && expected.Message != actual.GetMessage())
        {
            return $"the message is\n    {actual.GetMessage()}\n  and not\n    {expected.Message}";
        }

        if (expected.Severity is { } severity && severity != actual.Severity)
        {
            return $"the severity is {actual.Severity} and not {severity}";
        }

        foreach (var (key, value) in expected.Properties)
        {
            if (!actual.Properties.TryGetValue(key, out var found) || found != value)
            {
                return $"the property {key} is '{found}' and not '{value}'";
            }
        }

        var places = expected.AdditionalPlaces?.Select(Place).Select(place => $"{place?.Path} {place?.Span}").ToList();
        var found2 = actual.AdditionalLocations.Select(location => $"{location.SourceTree?.FilePath} {location.SourceSpan}").ToList();
        return places is null || places.SequenceEqual(found2)
            ? null
            : $"the additional locations are {string.Join(", ", found2)} and not {string.Join(", ", places)}";
    }

    private string Describe(string stage, List<string> missing, List<Diagnostic> unexpected)
    {
        var text = new StringBuilder($"{stage}, project {project.Name}:\n");
        foreach (var line in missing)
        {
            text.Append("  missing     ").AppendLine(line);
        }

        foreach (var diagnostic in unexpected)
        {
            var location = diagnostic.Location;
            text.Append("  unexpected  ").AppendLine($"{diagnostic.Id} at {location.SourceTree?.FilePath} {location.SourceSpan}: {diagnostic.GetMessage()}");
        }

        foreach (var tree in unexpected.Select(diagnostic => diagnostic.Location.SourceTree).OfType<SyntaxTree>().Distinct())
        {
            var marked = tree.ToString();
            foreach (var diagnostic in unexpected.Where(x => x.Location.SourceTree == tree).OrderByDescending(x => x.Location.SourceSpan.Start))
            {
                var span = diagnostic.Location.SourceSpan;
                marked = marked.Insert(span.End, "|}").Insert(span.Start, $"{{|{diagnostic.Id}:");
            }

            text.AppendLine($"--- {tree.FilePath}, with the unexpected ones marked:").AppendLine(marked);
        }

        return text.ToString();
    }
}
