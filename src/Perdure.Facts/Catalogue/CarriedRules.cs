using System;
using System.Collections.Generic;

namespace Perdure.Facts.Catalogue;

/// <summary>
/// Which rules hold across assemblies. A lock or a <c>ConfigureAwait</c> inside a library is no defect of the orchestrator that calls
/// it; a clock is.
/// </summary>
internal sealed class CarriedRules
{
    private readonly HashSet<string> _rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> _excluded = new(StringComparer.Ordinal);

    /// <summary>Reads a list: a rule a line, or <c>- rule capability</c> for a capability that is not carried although its rule is.</summary>
    public static CarriedRules Parse(string text)
    {
        var rules = new CarriedRules();
        foreach (var (_, line) in EmbeddedLists.Lines(text))
        {
            if (line[0] == '-')
            {
                rules._excluded.Add(line.Substring(1).Trim());
            }
            else
            {
                rules._rules.Add(line);
            }
        }

        return rules;
    }

    /// <summary>The list that is embedded in this assembly.</summary>
    public static CarriedRules LoadEmbedded() => Parse(EmbeddedLists.Read("Perdure.Facts.Data.CarriedRules.txt"));

    public bool Contains(string ruleId, string capability) => _rules.Contains(ruleId) && !_excluded.Contains(ruleId + " " + capability);
}
