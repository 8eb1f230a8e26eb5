using System;
using System.Collections.Generic;
using System.Globalization;

namespace Perdure.Analyzers.CallGraph.Facts;

/// <summary>Reads the facts format, line by line.</summary>
internal sealed class FactsParser
{
    private static readonly char[] Space = [' '];

    private readonly Dictionary<string, AnalysisState> _assemblies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<ReachedSink>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _chains = new(StringComparer.Ordinal);
    private readonly List<Sink> _sinks = [];
    private string _namespace = string.Empty;
    private string? _type;

    private FactsParser()
    {
    }

    /// <summary>Reads a whole file.</summary>
    public static bool TryParse(string text, out AssemblyFacts facts, out string? error)
    {
        var parser = new FactsParser();
        error = parser.ReadAll(text);
        facts = error is null ? new AssemblyFacts(parser._assemblies, parser._members) : AssemblyFacts.Empty;
        return error is null;
    }

    private string? ReadAll(string text)
    {
        var lineNumber = 0;
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = text.Substring(start, end - start).TrimEnd('\r');
            start = end + 1;
            lineNumber++;
            var problem = lineNumber == 1 ? CheckHeader(line) : ReadLine(line);
            if (problem is not null)
            {
                return $"Line {lineNumber.ToString(CultureInfo.InvariantCulture)} of the facts {problem} Rebuild the project to make the facts anew.";
            }
        }

        return lineNumber == 0 ? "The facts are empty. Rebuild the project to make them anew." : null;
    }

    private static string? CheckHeader(string line)
    {
        if (line == FactsFormat.Header)
        {
            return null;
        }

        return line.StartsWith(FactsFormat.HeaderPrefix, StringComparison.Ordinal)
            ? $"says '{line}', but this version reads '{FactsFormat.Header}'."
            : $"is not the header '{FactsFormat.Header}'.";
    }

    private string? ReadLine(string line)
    {
        if (line.Length == 0 || line[0] == FactsFormat.Comment)
        {
            return null;
        }

        if (line.Length < 2 || line[1] != ' ')
        {
            return "has no kind letter.";
        }

        var rest = line.Substring(2);
        switch (line[0])
        {
            case FactsFormat.Assembly:
                return ReadAssembly(rest);
            case FactsFormat.Sink:
                return ReadSink(rest);
            case FactsFormat.Namespace:
                _namespace = rest;
                _type = null;
                return null;
            case FactsFormat.Type:
                _type = _namespace.Length == 0 ? rest : _namespace + "." + rest;
                return null;
            case FactsFormat.Method:
            case FactsFormat.Field:
                return ReadMember(line[0], rest);
            default:
                return $"begins with the unknown letter '{line[0]}'.";
        }
    }

    private string? ReadAssembly(string rest)
    {
        var words = rest.Split(Space);
        if (words.Length is < 2 or > 3)
        {
            return "should hold the name and the version of an assembly.";
        }

        _assemblies[words[0]] = words.Length == 3 && words[2] == FactsFormat.TrustedWord ? AnalysisState.Trusted : AnalysisState.Analysed;
        return null;
    }

    private string? ReadSink(string rest)
    {
        var words = rest.Split(Space, 4);
        if (words.Length != 4)
        {
            return "should hold rule, capability, documentation id and phrase of a sink.";
        }

        _sinks.Add(new Sink(words[0], words[1], words[2], words[3]));
        return null;
    }

    private string? ReadMember(char kind, string rest)
    {
        if (_type is null)
        {
            return "names a member before its type.";
        }

        var parts = rest.Split(FactsFormat.FactSeparator);
        if (parts.Length < 2)
        {
            return "names a member without a fact.";
        }

        var reached = new ReachedSink[parts.Length - 1];
        for (var i = 1; i < parts.Length; i++)
        {
            var fact = ReadFact(parts[i]);
            if (fact is null)
            {
                return $"holds '{parts[i]}', which is not a fact.";
            }

            reached[i - 1] = fact;
        }

        _members[$"{kind}:{_type}.{parts[0]}"] = reached;
        return null;
    }

    private ReachedSink? ReadFact(string text)
    {
        var isPossible = text.Length > 0 && text[0] == FactsFormat.PossibleMark;
        var colon = text.IndexOf(FactsFormat.ChainStart);
        var numberStart = isPossible ? 1 : 0;
        var number = text.Substring(numberStart, (colon < 0 ? text.Length : colon) - numberStart);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= _sinks.Count)
        {
            return null;
        }

        return new ReachedSink(_sinks[index], isPossible, colon < 0 ? Array.Empty<string>() : ReadChain(text.Substring(colon + 1)));
    }

    private string[] ReadChain(string text)
    {
        // Neighbouring members often share a chain: one array serves them all.
        if (!_chains.TryGetValue(text, out var chain))
        {
            chain = text.Split(FactsFormat.HopSeparator);
            _chains.Add(text, chain);
        }

        return chain;
    }
}
