namespace Perdure.Analyzers.Verification;

/// <summary>What a test expects of fix-all.</summary>
public enum FixAllScopes
{
    /// <summary>The provider offers none.</summary>
    None,

    /// <summary>Fix-all in document, project and solution each give what fixing one by one gives.</summary>
    All,
}
