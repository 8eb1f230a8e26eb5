using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Perdure.Analyzers.CallGraph.Facts;

namespace Perdure.Facts.Output;

/// <summary>Writes the facts format (<c>docs/facts-format.md</c>): the same facts give the same text.</summary>
internal static class FactsWriter
{
    public static string Write(IEnumerable<AnalysedAssembly> assemblies, IReadOnlyCollection<MemberFact> members, string? comment = null)
    {
        var text = new StringBuilder();
        text.Append(FactsFormat.Header).Append('\n');
        if (comment is not null)
        {
            text.Append(FactsFormat.Comment).Append(' ').Append(comment).Append('\n');
        }

        foreach (var assembly in assemblies.OrderBy(assembly => assembly.Name, StringComparer.Ordinal))
        {
            text.Append(FactsFormat.Assembly).Append(' ').Append(assembly.Name).Append(' ').Append(assembly.Version);
            text.Append(assembly.IsTrusted ? " " + FactsFormat.TrustedWord : string.Empty).Append('\n');
        }

        var sinks = members.SelectMany(member => member.Reached).Select(reached => Line(reached.Sink)).Distinct(StringComparer.Ordinal).ToArray();
        Array.Sort(sinks, StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sink in sinks)
        {
            numbers.Add(sink, numbers.Count);
            text.Append(FactsFormat.Sink).Append(' ').Append(sink).Append('\n');
        }

        WriteMembers(text, members, numbers);
        return text.ToString();
    }

    private static void WriteMembers(StringBuilder text, IReadOnlyCollection<MemberFact> members, Dictionary<string, int> numbers)
    {
        string? currentNamespace = null;
        string? currentType = null;
        foreach (var member in members
            .OrderBy(member => member.Namespace, StringComparer.Ordinal)
            .ThenBy(member => member.TypeName, StringComparer.Ordinal)
            .ThenBy(member => member.Kind)
            .ThenBy(member => member.Tail, StringComparer.Ordinal))
        {
            if (member.Namespace != currentNamespace)
            {
                currentNamespace = member.Namespace;
                currentType = null;
                text.Append(FactsFormat.Namespace).Append(' ').Append(currentNamespace).Append('\n');
            }

            if (member.TypeName != currentType)
            {
                currentType = member.TypeName;
                text.Append(FactsFormat.Type).Append(' ').Append(currentType).Append('\n');
            }

            text.Append(member.Kind).Append(' ').Append(member.Tail);
            foreach (var reached in member.Reached)
            {
                WriteFact(text, reached, numbers[Line(reached.Sink)]);
            }

            text.Append('\n');
        }
    }

    private static void WriteFact(StringBuilder text, ReachedSink reached, int sink)
    {
        text.Append(FactsFormat.FactSeparator);
        if (reached.IsPossible)
        {
            text.Append(FactsFormat.PossibleMark);
        }

        text.Append(sink.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < reached.Chain.Count; i++)
        {
            text.Append(i == 0 ? FactsFormat.ChainStart : FactsFormat.HopSeparator).Append(reached.Chain[i]);
        }
    }

    private static string Line(Sink sink) => sink.RuleId + " " + sink.Capability + " " + sink.DocumentationId + " " + sink.Phrase;
}
