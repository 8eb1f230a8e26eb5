using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Contracts;

/// <summary>Whether source says that the serializer is not the framework's own. It is asked only where something is about to be reported.</summary>
internal sealed class SerializerTraces
{
    private static readonly string[] ConverterNames =
    {
        "DataConverter", "PayloadConverter", "ObjectSerializer", "IMessageSerializerSettingsFactory", "IWorkflowSerializer", "JsonWorkflowSerializer",
    };

    private static readonly string[] OptionNames = { "new JsonStringEnumConverter", ".NumberHandling", ".Converters", ".IncludeFields", "WorkerOptions", "JsonSerializerSettings" };

    /// <summary>The options, other than as a parameter, which every converter has.</summary>
    private static readonly Regex Options = new(@"\bJsonSerializerOptions\b(?!\??\s+\w+\s*[,)])", RegexOptions.CultureInvariant);

    private static readonly string[] RoutingNames = { "UseWorkItemFilters", "WorkItemFilters" };

    private readonly SourceIndex _index;
    private readonly CancellationToken _cancellation;
    private bool? _hasConverter;
    private bool? _hasOptions;
    private bool? _hasRouting;

    public SerializerTraces(SourceIndex index, CancellationToken cancellation)
    {
        _index = index;
        _cancellation = cancellation;
    }

    /// <summary>Whether inputs and outputs may go through a converter of the application's own.</summary>
    public bool HasConverter => _hasConverter ??= Writes(ConverterNames);

    /// <summary>Whether the serializer may have options of its own.</summary>
    public bool HasOptions => _hasOptions ??= Writes(OptionNames, Options);

    /// <summary>Whether other workers may do what this one does not.</summary>
    public bool HasRouting => _hasRouting ??= Writes(RoutingNames);

    private bool Writes(string[] names, Regex? pattern = null)
    {
        foreach (var source in _index.Trees)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (source.IsOwn)
            {
                var text = source.Tree.GetText(_cancellation).ToString();
                if (names.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0) || pattern?.IsMatch(text) == true)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
