global using FlowKafka.Streams.Points;
global using FlowKafka.Testing;
global using FsCheck;
global using FsCheck.Fluent;
global using Xunit;
