namespace Perdure.Analyzers.Verification.Projects;

/// <summary>A reference from one test project to another.</summary>
/// <param name="Project">The project that is referenced.</param>
/// <param name="AsAssembly">
/// True for what the compiler sees in a build: a reference assembly without bodies. False for what an editor hands over: the other
/// project's compilation.
/// </param>
public sealed record TestProjectReference(TestProject Project, bool AsAssembly);
