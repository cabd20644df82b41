global using FlowKafka.Processor.Tests;
global using Xunit;
